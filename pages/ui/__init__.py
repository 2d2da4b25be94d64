"""What the pages share: the only code that knows Streamlit."""

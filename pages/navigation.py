"""What `st.App` runs at every visit: the page's frame and the pages there are."""

from __future__ import annotations

import streamlit as st

st.set_page_config(layout="wide")
pages = [
    st.Page("explore.py", title="Explore", default=True),
    st.Page("steps.py", title="Steps"),
    st.Page("shrinking.py", title="Shrinking ε"),
    st.Page("lessons.py", title="Lessons"),
    st.Page("teach.py", title="Teach"),
    # Come to by a link alone.
    st.Page("task.py", title="Task", visibility="hidden"),
]
st.navigation(pages, position="hidden" if st.context.is_embedded else "top").run()

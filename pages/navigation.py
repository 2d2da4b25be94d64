"""What `st.App` runs at every visit: the page's frame and the pages there are."""

from __future__ import annotations

import streamlit as st

from pages.ui.words import phrase

st.set_page_config(layout="wide")
pages = [
    st.Page("explore.py", title=phrase("navigation-explore"), default=True),
    st.Page("steps.py", title=phrase("navigation-steps")),
    st.Page("shrinking.py", title=phrase("navigation-shrinking")),
    st.Page("lessons.py", title=phrase("navigation-lessons")),
    st.Page("practice.py", title=phrase("navigation-practice")),
    st.Page("teach.py", title=phrase("navigation-teach")),
    # Come to by a link alone.
    st.Page("task.py", title=phrase("navigation-task"), visibility="hidden"),
]
st.navigation(pages, position="hidden" if st.context.is_embedded else "top").run()

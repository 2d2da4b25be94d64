"""What a browser brings to a server that does not know its visit: another replica, or one restarted."""

from __future__ import annotations

import streamlit as st
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state.common import user_key_from_element_id


def brought_texts() -> dict[str, str]:
    """What stands in the browser's fields, by their keys, of those that the visit does not know yet.

    Streamlit gives a field's text to whoever shows the field. It is wanted before: what is shown depends on
    it, and what is set before the field is shown goes over what was typed.
    """
    context = get_script_run_ctx()
    if context is None:
        return {}
    found = {}
    for place, state in context.session_state._state._new_widget_state.states.items():
        key, sent = user_key_from_element_id(place), getattr(state, "value", None)
        if (
            key
            and key not in st.session_state
            and isinstance(sent, WidgetState)
            and sent.HasField("string_value")
        ):
            found[key] = sent.string_value
    return found

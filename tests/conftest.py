"""What all tests share."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

# A busy machine draws its examples slowly, which says nothing of the code.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

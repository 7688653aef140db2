//! Who may do what. The one place that decides.

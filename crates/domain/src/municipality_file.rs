//! A whole municipality as a file: what it says, and what would change.

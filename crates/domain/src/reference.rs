//! The number people read over the phone.

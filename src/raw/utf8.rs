//! Bytes that stay UTF-8.

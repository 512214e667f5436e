//! What a deque does with its elements.

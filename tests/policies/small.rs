//! What the tests ask of each collection, whichever it is.

use std::collections::VecDeque;
use std::fmt::Debug;

use smallcoll::{SmallDeque, SmallString, SmallVec};

use crate::common::element::Element;
use crate::common::policies::AnyPolicy;
use crate::common::{Counted, Fuse};

/// A collection, and std's collection that it has to equal.
pub(crate) trait Small: Debug + Default {
    type Model: Debug + Default;

    const N: usize;

    /// Puts what stands for a number at the end of both.
    fn add(&mut self, model: &mut Self::Model, number: usize);

    fn reserve_exact(&mut self, additional: usize);
    fn equals(&self, model: &Self::Model) -> bool;
    /// A model of what there is.
    fn to_model(&self) -> Self::Model;
    fn len(&self) -> usize;
    fn capacity(&self) -> usize;
    fn spilled(&self) -> bool;
}

macro_rules! capacities {
    () => {
        const N: usize = N;

        fn reserve_exact(&mut self, additional: usize) {
            self.reserve_exact(additional);
        }

        fn equals(&self, model: &Self::Model) -> bool {
            self == model
        }

        fn len(&self) -> usize {
            self.len()
        }

        fn capacity(&self) -> usize {
            self.capacity()
        }

        fn spilled(&self) -> bool {
            self.spilled()
        }
    };
}

impl<T: Element, const N: usize, P: AnyPolicy> Small for SmallVec<T, N, P> {
    type Model = Vec<T>;

    fn add(&mut self, model: &mut Vec<T>, number: usize) {
        self.push(T::of(number as u32));
        model.push(T::of(number as u32));
    }

    fn to_model(&self) -> Vec<T> {
        self.to_vec()
    }

    capacities!();
}

impl<T: Element, const N: usize, P: AnyPolicy> Small for SmallDeque<T, N, P> {
    type Model = VecDeque<T>;

    /// From time to time over the front, so that the elements wrap.
    fn add(&mut self, model: &mut VecDeque<T>, number: usize) {
        if number % 3 == 0 {
            self.push_front(T::of(number as u32));
            model.push_front(T::of(number as u32));
        } else {
            self.push_back(T::of(number as u32));
            model.push_back(T::of(number as u32));
        }
    }

    fn to_model(&self) -> VecDeque<T> {
        self.iter().cloned().collect()
    }

    capacities!();
}

impl<const N: usize, P: AnyPolicy> Small for SmallString<N, P> {
    type Model = String;

    fn add(&mut self, model: &mut String, number: usize) {
        let ch = char::from(b'a' + (number % 26) as u8);
        self.push(ch);
        model.push(ch);
    }

    fn to_model(&self) -> String {
        self.as_str().to_owned()
    }

    capacities!();
}

impl Element for Counted {
    fn of(number: u32) -> Self {
        Self::new(number)
    }

    fn number(&self) -> u32 {
        Fuse::Call.burn();
        self.value
    }
}

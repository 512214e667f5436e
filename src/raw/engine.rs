//! The buffer itself: its layout, its storage, its pointers and its end.

use core::hint;
use core::mem::{ManuallyDrop, MaybeUninit, offset_of};
use core::ptr::{self, NonNull};

use super::header::{Byte, Front, Header, Plain, Word};
use super::heap::Heap;
use super::place::{Linear, Place, Runs};
use crate::policy::SpillPolicy;

/// Up to `N` elements inside the value, more of them on the heap.
///
/// `P` steers it; `O` says where the elements are.
#[repr(C)]
pub(crate) struct InlineBuf<T, const N: usize, P: SpillPolicy, O: Place = Linear> {
    /// The heap words at the start of the body are aligned whatever `T` is: before the body, there are
    /// none but whole words.
    align: [<P::Heap as Heap>::Align; 0],
    /// I1, I3: a word header, tag and length. It comes first: what is written to the slots behind it
    /// is then, for the compiler too, apart from it, and a loop of pushes need not read it again.
    pub(super) front: FrontOf<P>,
    /// I2: which slots are live.
    pub(super) place: O,
    /// I1, I2: `N` slots, or the heap words.
    body: BodyOf<T, N, P>,
    /// I1, I3: a byte header, the tag and, inline, the length.
    pub(super) back: <P::Header as Header>::Back,
    pub(super) heap: P::Heap,
    pub(super) policy: P,
}

/// The header before the body.
type FrontOf<P> = <<P as SpillPolicy>::Heap as Heap>::Front<<P as SpillPolicy>::Header>;

/// What a spilled buffer keeps in its body.
type HeapWords<P> = <<P as SpillPolicy>::Heap as Heap>::Words<<P as SpillPolicy>::Header>;

/// The body, which may hold anything.
pub(super) type BodyOf<T, const N: usize, P> = MaybeUninit<Body<T, N, HeapWords<P>>>;

/// Gives the body its size and alignment; it is only read and written through pointers.
#[repr(C)]
pub(super) union Body<T, const N: usize, W> {
    _inline: ManuallyDrop<[T; N]>,
    _heap: ManuallyDrop<W>,
}

/// The slots that a pointer and a capacity describe.
pub(super) struct Storage {
    pub(super) data: NonNull<u8>,
    pub(super) capacity: usize,
}

/// One of two values, by a conditional move and not by a branch, where the compiler can be told:
/// whether a buffer is inline is often unpredictable.
#[inline(always)]
#[cfg_attr(smallcoll_select_unpredictable, clippy::msrv = "1.88")]
pub(super) fn select<V: Copy>(condition: bool, if_true: V, if_false: V) -> V {
    #[cfg(smallcoll_select_unpredictable)]
    return core::hint::select_unpredictable(condition, if_true, if_false);
    #[cfg(not(smallcoll_select_unpredictable))]
    return if condition { if_true } else { if_false };
}

impl<T, const N: usize, P: SpillPolicy, O: Place> InlineBuf<T, N, P, O> {
    /// What every way to make a buffer evaluates: the sizes that the invariants rest on.
    const FITS: () = {
        assert!(
            P::Header::IS_WORD || N <= Byte::MAX_INLINE,
            "N does not fit the one-byte header of a `Compact` policy, which counts to 127: \
             use the same policy without `Compact` (`Amortized` in place of `Compact`, `NoSpill` \
             in place of `Compact<NoSpill>`), or a smaller N",
        );
        assert!(
            N <= P::Header::MAX_INLINE,
            "N does not fit the header, which has two bits less than a word",
        );
        assert!(
            P::Heap::MAY_SPILL || N <= Plain::MAX,
            "N does not fit the header, which has a byte less than a word",
        );
    };

    /// The most elements that the buffer can ever hold (I3).
    pub(super) const MAX_CAPACITY: usize = {
        let by_size = match size_of::<T>() {
            0 => usize::MAX,
            size => isize::MAX as usize / size,
        };
        if by_size < P::Header::MAX_LEN {
            by_size
        } else {
            P::Header::MAX_LEN
        }
    };

    /// How far behind the start of the body a byte header is.
    pub(super) const BACK: usize = offset_of!(Self, back) - offset_of!(Self, body);

    /// The bytes of header, place and body, with which a buffer begins.
    pub(super) const CORE: usize =
        offset_of!(Self, back) + size_of::<<P::Header as Header>::Back>();

    /// An empty inline buffer. A `place` that names slots of one (I2) is made by
    /// [`into_window`](InlineBuf::into_window) alone: out of this folder there are only [`Linear`] and
    /// [`Ring::START`](super::place::Ring::START).
    #[inline(always)]
    pub(crate) const fn new(policy: P, heap: P::Heap, place: O) -> Self {
        const { Self::FITS }
        Self {
            align: [],
            front: Front::EMPTY,
            place,
            body: MaybeUninit::uninit(),
            back: <P::Header as Header>::EMPTY_BACK,
            heap,
            policy,
        }
    }

    /// An inline buffer with `len` elements, which are in the first slots of `body`.
    ///
    /// The body being made first and moved once, the compiler can fill it where the buffer is wanted.
    ///
    /// # Safety
    ///
    /// `len <= N`, and that is where the elements are (I2, I3).
    #[inline(always)]
    pub(super) const unsafe fn with_body(
        policy: P,
        heap: P::Heap,
        place: O,
        body: BodyOf<T, N, P>,
        len: usize,
    ) -> Self {
        const { Self::FITS }
        let mut buf = Self {
            align: [],
            front: Front::EMPTY,
            place,
            body,
            back: <P::Header as Header>::EMPTY_BACK,
            heap,
            policy,
        };
        // SAFETY: I2, I3: by this function's contract.
        unsafe { buf.set_len(len) };
        buf
    }

    /// An empty inline buffer with the same policy and heap.
    #[inline(always)]
    pub(crate) fn new_alike<O2: Place>(&self, place: O2) -> InlineBuf<T, N, P, O2>
    where
        P: Clone,
        P::Heap: Clone,
    {
        let (policy, heap) = self.policy_and_heap();
        InlineBuf::new(policy, heap, place)
    }

    /// The same policy and heap again.
    #[inline(always)]
    pub(crate) fn policy_and_heap(&self) -> (P, P::Heap)
    where
        P: Clone,
        P::Heap: Clone,
    {
        (self.policy.clone(), self.heap.clone())
    }

    // The storage.

    /// The heap words of the body, which a byte header may overlap.
    #[inline(always)]
    pub(super) const fn heap_words(&self) -> *const MaybeUninit<usize> {
        // SAFETY: I6: the body lies within the buffer, and so does what the pointer may reach.
        unsafe { ptr::from_ref(self).byte_add(offset_of!(Self, body)) }.cast()
    }

    /// The heap words of the body, which a byte header may overlap.
    #[inline(always)]
    pub(super) const fn heap_words_mut(&mut self) -> *mut MaybeUninit<usize> {
        // SAFETY: I6: the body lies within the buffer, and so does what the pointer may reach.
        unsafe { ptr::from_mut(self).byte_add(offset_of!(Self, body)) }.cast()
    }

    /// The pointer in the heap words, which means nothing unless spilled.
    #[inline(always)]
    const fn heap_ptr(&self) -> MaybeUninit<*mut T> {
        // SAFETY: I1: the body of a buffer that may spill starts with a word for a pointer.
        unsafe { *self.heap_words().cast() }
    }

    /// The capacity in the heap words, which means nothing unless spilled.
    #[inline(always)]
    const fn heap_capacity(&self) -> MaybeUninit<usize> {
        // SAFETY: I1: the body of a buffer that may spill has a second word.
        let word = unsafe { self.heap_words().add(1) };
        // SAFETY: I1: as above.
        unsafe { *word }
    }

    /// How many slots the storage has.
    #[inline(always)]
    pub(crate) const fn slots(&self) -> usize {
        if self.spilled() {
            // SAFETY: I1: spilled, so the words are those of a block.
            unsafe { self.heap_capacity().assume_init() }
        } else {
            N
        }
    }

    /// Pointer and capacity of a block of `N` slots that is nowhere.
    const INLINE_WORDS: &'static [usize; 2] = &[align_of::<T>(), N];

    /// The first slot of the block, if spilled, and how many slots the storage has.
    ///
    /// What is selected are the words to read and not the values in them. The words of an inline
    /// buffer are elements, and reading them would have to wait for the stores to those.
    #[inline(always)]
    pub(super) fn block_and_slots(&self) -> (NonNull<T>, usize) {
        if !P::Heap::MAY_SPILL {
            return (NonNull::dangling(), N);
        }
        let inline = Self::INLINE_WORDS.as_ptr().cast();
        let words = select(self.spilled(), self.heap_words(), inline);
        // SAFETY: I1: two words either way, the first of which is a pointer that is not null.
        let block = unsafe { *words.cast::<NonNull<T>>() };
        // SAFETY: I1: as above.
        let second = unsafe { words.add(1) };
        // SAFETY: I1: the second is a number.
        let slots = unsafe { *second.cast::<usize>() };
        (block, slots)
    }

    /// The first slot, for reading only.
    ///
    /// # Safety
    ///
    /// `block` is from [`block_and_slots`](Self::block_and_slots), and the storage is the same as
    /// then (I1).
    #[inline(always)]
    pub(super) unsafe fn first_slot(&self, block: NonNull<T>) -> NonNull<T> {
        let inline = NonNull::from(&self.body).cast();
        select(self.spilled(), block, inline)
    }

    /// The first slot.
    ///
    /// # Safety
    ///
    /// As for [`first_slot`](Self::first_slot) (I1).
    #[inline(always)]
    pub(super) unsafe fn first_slot_mut(&mut self, block: NonNull<T>) -> NonNull<T> {
        let inline = NonNull::from(&mut self.body).cast();
        select(self.spilled(), block, inline)
    }

    /// The first slot and how many there are, by a branch on the tag: for code that has branched on
    /// it already, where nothing is left of this branch.
    #[inline(always)]
    pub(super) const fn storage(&mut self) -> (NonNull<T>, usize) {
        // SAFETY: I6: a reference is not null.
        let this = unsafe { NonNull::new_unchecked(self) };
        // SAFETY: I6: `self` is a valid buffer.
        unsafe { Self::storage_of(this) }
    }

    /// [`storage`](Self::storage), by a pointer that stays good as that of [`data`](Self::data) does.
    ///
    /// # Safety
    ///
    /// As for [`data`](Self::data) (I6).
    #[inline(always)]
    pub(super) const unsafe fn storage_of(this: NonNull<Self>) -> (NonNull<T>, usize) {
        // SAFETY: I6: the reference ends before any pointer is used.
        let buf = unsafe { this.as_ref() };
        if buf.spilled() {
            // SAFETY: I1: spilled.
            let Storage { data, capacity } = unsafe { buf.block_unchecked() };
            return (data.cast(), capacity);
        }
        // SAFETY: I6: in bounds of the buffer.
        let inline = unsafe { &raw mut (*this.as_ptr()).body }.cast();
        // SAFETY: I6: which is not at address 0.
        (unsafe { NonNull::new_unchecked(inline) }, N)
    }

    /// Whether the next element finds no slot.
    #[inline(always)]
    pub(crate) fn is_full(&self) -> bool {
        self.len() == self.block_and_slots().1
    }

    /// How many elements fit without an allocation. For elements without bytes that is no
    /// question of slots, as in `Vec`.
    #[inline(always)]
    pub(crate) const fn capacity(&self) -> usize {
        if P::Heap::MAY_SPILL && size_of::<T>() == 0 {
            usize::MAX
        } else {
            self.slots()
        }
    }

    /// The first slot, for reading only.
    #[inline(always)]
    pub(crate) fn as_ptr(&self) -> *const T {
        let (block, _) = self.block_and_slots();
        // SAFETY: I1: the storage is the same.
        unsafe { self.first_slot(block) }.as_ptr()
    }

    /// The first inline slot, whatever the tag says.
    #[inline(always)]
    pub(super) const fn inline_ptr(&mut self) -> *mut T {
        (&raw mut self.body).cast()
    }

    /// The first slot.
    #[inline(always)]
    pub(crate) fn as_mut_ptr(&mut self) -> *mut T {
        // SAFETY: I6: `self` is a valid buffer.
        unsafe { Self::data(NonNull::from(self)) }.as_ptr()
    }

    /// The first slot, by a pointer that stays good as long as `this` is used only to read and
    /// write the buffer's fields, as guards do.
    ///
    /// # Safety
    ///
    /// `this` points to a valid buffer which nothing else uses meanwhile (I6).
    #[inline(always)]
    pub(super) unsafe fn data(this: NonNull<Self>) -> NonNull<T> {
        // SAFETY: I6: the reference ends before any pointer is used.
        let buf = unsafe { this.as_ref() };
        let (spilled, (block, _)) = (buf.spilled(), buf.block_and_slots());
        // SAFETY: I6: in bounds of the buffer.
        let inline = unsafe { &raw mut (*this.as_ptr()).body }.cast();
        // SAFETY: I6: which is not at address 0.
        let inline = unsafe { NonNull::new_unchecked(inline) };
        select(spilled, block, inline)
    }

    /// The occupied slots.
    #[inline(always)]
    pub(super) fn runs(&self) -> Runs {
        self.place.runs(self.len(), self.block_and_slots().1)
    }

    /// The block, if spilled.
    #[inline(always)]
    pub(super) const fn block(&self) -> Option<Storage> {
        if !self.spilled() {
            return None;
        }
        // SAFETY: I1: spilled.
        Some(unsafe { self.block_unchecked() })
    }

    /// The block of a spilled buffer.
    ///
    /// # Safety
    ///
    /// It is one (I1).
    #[inline(always)]
    pub(super) const unsafe fn block_unchecked(&self) -> Storage {
        // SAFETY: I1: spilled, so the words are those of a block.
        let data = unsafe { self.heap_ptr().assume_init() };
        // SAFETY: I1: a block is never at address 0.
        let data = unsafe { NonNull::new_unchecked(data) }.cast();
        let capacity = self.slots();
        // So that nobody who gives the block back asks whether it has bytes.
        // SAFETY: I3: a block has more than `N` slots.
        unsafe { hint::assert_unchecked(capacity > N) };
        Storage { data, capacity }
    }

    /// Makes `block` the storage, with `len` elements, whatever the storage was before. The place
    /// stays.
    ///
    /// The length is told and not read, so that the header is written as a whole: whoever reads it
    /// next would wait for the store of a part of it.
    ///
    /// # Safety
    ///
    /// As I1 says of a block; it has at least `len` slots and more than `N` (I3), and the live ones
    /// are where the place says once it was told of the move (I2). The old storage is given up
    /// without a word.
    #[inline(always)]
    pub(super) const unsafe fn set_block(&mut self, block: Storage, len: usize) {
        debug_assert!(P::Heap::MAY_SPILL && block.capacity > N);
        let words = self.heap_words_mut();
        // SAFETY: I1: a buffer that may spill has a first word.
        unsafe { words.cast::<NonNull<u8>>().write(block.data) };
        // SAFETY: I1: and a second one.
        let second = unsafe { words.add(1) };
        // SAFETY: I1: as above.
        unsafe { second.write(MaybeUninit::new(block.capacity)) };
        if P::Header::IS_WORD {
            // SAFETY: I1, I3: spilled, with the length that the caller promises.
            unsafe { self.set_word(Self::word_of(len, Word::FLAGS)) };
        } else {
            // SAFETY: I1: spilled, as of here.
            unsafe { self.set_byte(Byte::SPILLED) };
            // SAFETY: I1, I3: by this function's contract.
            unsafe { self.set_spilled_len(len) };
        }
    }

    /// Makes the inline slots the storage, with `len` elements in them.
    ///
    /// # Safety
    ///
    /// `len <= N`, and the live elements are in the slots that the place names (I2). A block is
    /// given up without a word.
    #[inline(always)]
    pub(super) const unsafe fn set_inline(&mut self, len: usize) {
        self.front = Front::EMPTY;
        self.back = <P::Header as Header>::EMPTY_BACK;
        // SAFETY: I2, I3: by this function's contract.
        unsafe { self.set_len(len) };
    }

    /// The same buffer with its elements at another place.
    ///
    /// # Safety
    ///
    /// `place` names the same elements, or fewer: the others are forgotten (I2).
    #[inline(always)]
    pub(super) unsafe fn with_place<O2: Place>(self, place: O2) -> InlineBuf<T, N, P, O2> {
        let this = ManuallyDrop::new(self);
        InlineBuf {
            align: [],
            front: this.front,
            place,
            // SAFETY: I1: `this` is not used again, so nothing is owned twice.
            body: unsafe { ptr::read(&this.body) },
            back: this.back,
            // SAFETY: I1: as above.
            heap: unsafe { ptr::read(&this.heap) },
            // SAFETY: I1: as above.
            policy: unsafe { ptr::read(&this.policy) },
        }
    }

    // The end.

    /// Drops the elements in `runs`, all of them even if one's `drop` panics.
    ///
    /// # Safety
    ///
    /// They are live, and the caller has made sure that nobody takes them for live afterwards,
    /// even if a `drop` panics (I2).
    #[inline(always)]
    pub(super) unsafe fn drop_runs(&mut self, runs: Runs) {
        // SAFETY: I2: by this function's contract.
        unsafe { runs.drop_in_place(self.as_mut_ptr()) };
    }
}

impl<T, const N: usize, P: SpillPolicy, O: Place> Drop for InlineBuf<T, N, P, O> {
    #[inline]
    fn drop(&mut self) {
        /// Gives the block back, also when an element's `drop` panics.
        struct Release<'a, T, const N: usize, P: SpillPolicy, O: Place>(
            &'a mut InlineBuf<T, N, P, O>,
        );
        impl<T, const N: usize, P: SpillPolicy, O: Place> Drop for Release<'_, T, N, P, O> {
            #[inline(always)]
            fn drop(&mut self) {
                // SAFETY: I1, I2: the buffer is being dropped, its elements are gone.
                unsafe { self.0.release() };
            }
        }
        let this = Release(self);
        let runs = this.0.runs();
        // SAFETY: I2: live, and nobody looks at a buffer that is being dropped.
        unsafe { this.0.drop_runs(runs) };
    }
}

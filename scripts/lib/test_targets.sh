# Sourced by the scripts that run the tests under another compiler, target or tool.
#
# Sets TEST_TARGETS to cargo's flags for all features, or those in SMALLCOLL_FEATURES, and for the
# library's tests and those of tests/, without the files
# whose text matches the extended regular expression SMALLCOLL_SKIP_TESTS. Some scripts set another;
# by default these are the compile-fail tests, which expect the messages of the newest stable compiler.
# If SMALLCOLL_TESTS is set, it names the files of tests/ to run, and all others are left out.
#
# Sets TEST_ARGS to what leaves out the tests whose names contain one of the words in
# SMALLCOLL_SKIP_NAMES: cargo test ... "${TEST_TARGETS[@]}" "${TEST_ARGS[@]}".

SMALLCOLL_SKIP_TESTS="${SMALLCOLL_SKIP_TESTS:-trybuild}"

test_targets() {
    local file name
    TEST_TARGETS=(--all-features --lib)
    [ -z "${SMALLCOLL_FEATURES:-}" ] || TEST_TARGETS=(--features "$SMALLCOLL_FEATURES" --lib)
    TEST_ARGS=(--)
    for name in ${SMALLCOLL_SKIP_NAMES:-}; do
        TEST_ARGS+=(--skip "$name")
    done
    for file in tests/*.rs tests/*/main.rs; do
        [ -e "$file" ] || continue
        if grep -qE "$SMALLCOLL_SKIP_TESTS" "$file"; then
            echo "left out: $file (it matches '$SMALLCOLL_SKIP_TESTS')" >&2
            continue
        fi
        name=${file#tests/}
        name=${name%/main.rs}
        name=${name%.rs}
        case " ${SMALLCOLL_TESTS:-$name} " in *" $name "*) TEST_TARGETS+=(--test "$name") ;; esac
    done
    for name in ${SMALLCOLL_TESTS:-}; do
        case " ${TEST_TARGETS[*]} " in
            *" --test $name "*) ;;
            *)
                echo "$(basename "$0"): no such test to run here: $name" >&2
                exit 2
                ;;
        esac
    done
}

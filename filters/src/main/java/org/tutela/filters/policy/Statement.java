package org.tutela.filters.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tutela.filters.label.Label;
import org.tutela.filters.rating.Rating;

/**
 * Something that a layer says, with all that its reason is made of. Immutable.
 *
 * @param bits what it says, as a {@link Verdict}
 * @param origin who says so; nobody if there is no reason
 * @param code why
 * @param first the value of the code's first parameter, if it has one; a rating is the reason's row
 *     as well
 * @param second that of the second, or a rating that is only the row
 * @param third that of the third
 * @param others those that follow
 */
record Statement(
    int bits,
    @Nullable Origin origin,
    @Nullable ReasonCode code,
    @Nullable Object first,
    @Nullable Object second,
    @Nullable Object third,
    List<String> others) {

  static final Statement NOTHING =
      new Statement(Verdict.NONE, null, null, null, null, null, List.of());

  /** {@return whether this would be the same statement, made of these} */
  boolean is(
      int otherBits,
      @Nullable Origin otherOrigin,
      @Nullable ReasonCode otherCode,
      @Nullable Object otherFirst,
      @Nullable Object otherSecond,
      @Nullable Object otherThird,
      List<String> more) {
    return bits == otherBits
        && code == otherCode
        && same(first, otherFirst)
        && same(second, otherSecond)
        && same(third, otherThird)
        && Objects.equals(origin, otherOrigin)
        && others.equals(more);
  }

  /** Equal ratings may be rows that differ in all but their code. */
  private static boolean same(@Nullable Object one, @Nullable Object other) {
    return one == other || (one != null && !(one instanceof Rating) && one.equals(other));
  }

  /** {@return these reasons and the one that this is; the same if it is none} */
  List<Reason> addedTo(List<Reason> reasons) {
    if (origin == null || code == null) {
      return reasons;
    }
    List<Reason> all = new ArrayList<>(reasons);
    all.add(
        new Reason(
            origin.layer(),
            Verdict.outcome(bits),
            code,
            origin.rule(),
            parameters(code.parameters()),
            row(first).or(() -> row(second))));
    return List.copyOf(all);
  }

  private static Optional<Rating> row(@Nullable Object value) {
    return value instanceof Rating rating ? Optional.of(rating) : Optional.empty();
  }

  private Map<String, String> parameters(List<String> names) {
    List<String> values = new ArrayList<>();
    add(first, values);
    add(second, values);
    add(third, values);
    values.addAll(others);
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map.Entry<String, String>[] entries = new Map.Entry[names.size()];
    for (int i = 0; i < entries.length; i++) {
      entries[i] = Map.entry(names.get(i), values.get(i));
    }
    return Map.ofEntries(entries);
  }

  private static void add(@Nullable Object value, List<String> values) {
    if (value != null) {
      values.add(value instanceof Label label ? label.text() : value.toString());
    }
  }
}

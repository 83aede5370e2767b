package org.tutela.filters.policy;

import org.jspecify.annotations.Nullable;

/**
 * Decisions that allow, kept so that the next equal question needs no new one. The outcome is
 * computed every time; only its reasons are looked up here, and those follow from the item and the
 * viewer alone. Fixed in size; a lost update only costs another object.
 */
final class AllowedDecisions {
  private static final int SLOTS = 1 << 11;
  private static final int WAYS = 4;

  private final @Nullable Known[] slots = new Known[SLOTS];

  private record Known(DecisionRequest request, Viewer viewer, Decision decision) {}

  @Nullable Decision find(DecisionRequest request, Viewer viewer) {
    int first = slot(request, viewer);
    for (int way = 0; way < WAYS; way++) {
      Known known = slots[first ^ way];
      if (known == null) {
        return null;
      }
      if (known.request.sameItem(request) && known.viewer.equals(viewer)) {
        return known.decision;
      }
    }
    return null;
  }

  void keep(DecisionRequest request, Viewer viewer, Decision decision) {
    int first = slot(request, viewer);
    int way = 0;
    while (way < WAYS - 1 && slots[first ^ way] != null) {
      way++;
    }
    slots[first ^ way] = new Known(request, viewer, decision);
  }

  private static int slot(DecisionRequest request, Viewer viewer) {
    int hash = 31 * request.itemHash() + viewer.age().lower() * 7 + viewer.age().upper().orElse(0);
    return (hash ^ (hash >>> 11) ^ (hash >>> 22)) & (SLOTS - 1);
  }
}

package org.tutela.filters.policy;

import org.jspecify.annotations.Nullable;

/**
 * Decisions that allow, kept so that the next equal question needs no new one. The outcome is
 * computed every time; only its reasons are looked up here, and those follow from the item and the
 * viewer alone. Fixed in size; a lost update only costs another object.
 */
final class AllowedDecisions {
  private static final int SLOTS = 1 << 11;

  private final @Nullable Known[] slots = new Known[SLOTS];

  private record Known(DecisionRequest request, Viewer viewer, Decision decision) {}

  @Nullable Decision find(DecisionRequest request, Viewer viewer) {
    Known known = slots[slot(request, viewer)];
    boolean same = known != null && known.request.sameItem(request) && known.viewer.equals(viewer);
    return same ? known.decision : null;
  }

  void keep(DecisionRequest request, Viewer viewer, Decision decision) {
    slots[slot(request, viewer)] = new Known(request, viewer, decision);
  }

  private static int slot(DecisionRequest request, Viewer viewer) {
    int hash = 31 * request.itemHash() + viewer.age().lower() * 7 + viewer.age().upper().orElse(0);
    return (hash ^ (hash >>> 11) ^ (hash >>> 22)) & (SLOTS - 1);
  }
}

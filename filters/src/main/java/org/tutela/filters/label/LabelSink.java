package org.tutela.filters.label;

import java.util.ArrayList;
import java.util.List;

/** Collects labels up to a limit. A page with more of them is not a page for people. */
final class LabelSink {
  private static final int MAX_LABELS = 256;

  private final List<Label> labels = new ArrayList<>();

  void add(Label label) {
    if (!full()) {
      labels.add(label);
    }
  }

  boolean full() {
    return labels.size() >= MAX_LABELS;
  }

  List<Label> labels() {
    return List.copyOf(labels);
  }
}

package org.tutela.core.index;

import java.util.Arrays;
import org.tutela.core.hash.ContentHash;
import org.tutela.core.hash.HashType;

/** The digests of {@link SlotSections} in the order of their numbers. */
final class StoredSlots {
  private final HashType type;
  private final DigestLayout layout;
  private final SectionBytes values;
  private final SectionBytes pilots;
  private final SectionBytes ranks;
  private final int inSlots;
  private final int size;
  private final byte[] value;

  /** For each digest of a region by its number there, where it stands, and in which slot. */
  private final int[] positions = new int[DigestPilots.SLOTS];

  private final int[] slots = new int[DigestPilots.SLOTS];
  private int region = -1;
  private int first;
  private int end;
  private int next;
  private int spilled;

  /** For so many digests, of which some have no slot; the groups of the layout are regions. */
  StoredSlots(
      HashType type,
      DigestLayout layout,
      int size,
      int spilled,
      SectionBytes values,
      SectionBytes pilots,
      SectionBytes ranks) {
    this.type = type;
    this.layout = layout;
    this.size = size;
    this.inSlots = size - spilled;
    this.values = values;
    this.pilots = pilots;
    this.ranks = ranks;
    this.value = new byte[layout.valueBytes()];
  }

  /** {@return the next digest} */
  ContentHash next() {
    int number = next++;
    if (spilled < size - inSlots && numberOfSpilled() == number) {
      long key = read(inSlots + spilled++);
      return layout.digest(type, key, value);
    }
    while (number >= end) {
      enter(region + 1);
    }
    int inRegion = number - first;
    if (inRegion >= positions.length || positions[inRegion] < 0) {
      throw new IndexOutOfBoundsException("a number of a digest is missing");
    }
    long stored = read(positions[inRegion]);
    int slot = slots[inRegion];
    int pilot = pilots.byteAt(DigestPilots.bucket(stored, (int) pilots.length()));
    return layout.digest(type, DigestPilots.key(stored, slot, pilot), value);
  }

  private int numberOfSpilled() {
    return SlotRanks.numberOf(ranks.intAt(SlotRanks.numberAt(layout.groups(), spilled)));
  }

  /** {@return the stored key of a value, which is in the array then} */
  private long read(int position) {
    values.copy((long) position * value.length, value, 0, value.length);
    return (long) DigestLayout.WORDS.get(value, value.length - Long.BYTES);
  }

  private void enter(int entered) {
    region = entered;
    Arrays.fill(positions, -1);
    int firstSlot = region * DigestPilots.SLOTS;
    first = SlotRanks.first(word(SlotRanks.at(firstSlot) + 1));
    end = size;
    if (region + 1 < layout.groups()) {
      end = SlotRanks.first(word(SlotRanks.at(firstSlot + DigestPilots.SLOTS) + 1));
    }
    for (int i = 0; i < DigestPilots.SLOTS; i++) {
      int slot = firstSlot + i;
      long taken = word(SlotRanks.at(slot));
      if (SlotRanks.isTaken(taken, slot)) {
        int position = SlotRanks.position(taken, word(SlotRanks.at(slot) + 1), slot);
        int number = SlotRanks.number(read(position));
        positions[number] = position;
        slots[number] = slot;
      }
    }
  }

  private long word(int number) {
    return ranks.longAt((long) number * Long.BYTES);
  }
}

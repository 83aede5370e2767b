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
  private final SectionBytes numbers;
  private final int spilled;
  private final int size;
  private final byte[] value;

  /** For each digest of a region by its number there, its slot. */
  private final int[] slots = new int[DigestPilots.SLOTS];

  private int region = -1;
  private int first;
  private int end;
  private int next;
  private int nextSpilled;

  /** For so many digests, of which some have no slot; the groups of the layout are regions. */
  StoredSlots(
      HashType type,
      DigestLayout layout,
      int size,
      int spilled,
      SectionBytes values,
      SectionBytes pilots,
      SectionBytes numbers) {
    this.type = type;
    this.layout = layout;
    this.size = size;
    this.spilled = spilled;
    this.values = values;
    this.pilots = pilots;
    this.numbers = numbers;
    this.value = new byte[layout.valueBytes()];
  }

  /** {@return the next digest} */
  ContentHash next() {
    int number = next++;
    if (nextSpilled < spilled && numberOfSpilled() == number) {
      long key = read(DigestPilots.slots(layout.groups()) + nextSpilled++);
      return layout.digest(type, key, value);
    }
    while (number >= end) {
      enter(region + 1);
    }
    int inRegion = number - first;
    if (inRegion >= slots.length || slots[inRegion] < 0) {
      throw new IndexOutOfBoundsException("a number of a digest is missing");
    }
    int slot = slots[inRegion];
    long stored = read(slot);
    int pilot = pilots.byteAt(DigestPilots.bucket(stored, (int) pilots.length()));
    return layout.digest(type, DigestPilots.key(stored, slot, pilot), value);
  }

  private int numberOfSpilled() {
    return SlotNumbers.numberOf(numbers.intAt(SlotNumbers.numberAt(layout.groups(), nextSpilled)));
  }

  /** {@return the stored key of a value, which is in the array then} */
  private long read(long position) {
    values.copy(position * value.length, value, 0, value.length);
    return (long) DigestLayout.WORDS.get(value, value.length - Long.BYTES);
  }

  private void enter(int entered) {
    region = entered;
    Arrays.fill(slots, -1);
    first = first(region);
    end = region + 1 < layout.groups() ? first(region + 1) : size;
    int firstSlot = region * DigestPilots.SLOTS;
    for (int slot = firstSlot; slot < firstSlot + DigestPilots.SLOTS; slot++) {
      long stored = read(slot);
      if (stored != SlotNumbers.empty(region, layout.groups())) {
        slots[SlotNumbers.number(stored)] = slot;
      }
    }
  }

  private int first(int region) {
    return SlotNumbers.first(numbers.longAt((long) region * Long.BYTES));
  }
}

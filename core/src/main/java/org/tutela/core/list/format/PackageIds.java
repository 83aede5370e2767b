package org.tutela.core.list.format;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** To which package each object of an NSRL database belongs; 16 bytes an object. */
final class PackageIds {
  /** Some 60 times what the largest set of 2024 has. */
  private static final int MOST = 4_000_000;

  private final long[] objects;
  private final long[] packages;

  private PackageIds(long[] objects, long[] packages) {
    this.objects = objects;
    this.packages = packages;
  }

  static PackageIds read(SqliteFile file, SqliteSchema.Table table) throws IOException {
    int objectColumn = table.column("object_id");
    int packageColumn = table.column("package_id");
    long[] objects = new long[1024];
    long[] packages = new long[1024];
    int size = 0;
    boolean sorted = true;
    SqliteTable rows = new SqliteTable(file, table);
    while (rows.next()) {
      SqliteRow row = rows.row();
      if (row.isInteger(objectColumn) && row.isInteger(packageColumn)) {
        if (size == MOST) {
          throw file.bad(row.location(), "more than " + MOST + " objects");
        }
        if (size == objects.length) {
          objects = Arrays.copyOf(objects, 2 * size);
          packages = Arrays.copyOf(packages, 2 * size);
        }
        objects[size] = row.integer(objectColumn);
        packages[size] = row.integer(packageColumn);
        sorted &= size == 0 || objects[size - 1] <= objects[size];
        size++;
      }
    }
    long[] keys = Arrays.copyOf(objects, size);
    long[] values = Arrays.copyOf(packages, size);
    return sorted ? new PackageIds(keys, values) : sorted(keys, values);
  }

  private static PackageIds sorted(long[] keys, long[] values) {
    long[][] pairs = new long[keys.length][];
    for (int i = 0; i < keys.length; i++) {
      pairs[i] = new long[] {keys[i], values[i]};
    }
    Arrays.sort(pairs, (one, other) -> Long.compare(one[0], other[0]));
    for (int i = 0; i < keys.length; i++) {
      keys[i] = pairs[i][0];
      values[i] = pairs[i][1];
    }
    return new PackageIds(keys, values);
  }

  /** {@return the package of an object, if it has one} */
  Optional<String> of(long object) {
    int at = Arrays.binarySearch(objects, object);
    return at < 0 ? Optional.empty() : Optional.of(Long.toString(packages[at]));
  }
}

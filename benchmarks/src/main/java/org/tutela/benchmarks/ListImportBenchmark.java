package org.tutela.benchmarks;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.tutela.core.index.CompileReport;
import org.tutela.core.index.IndexCompiler;
import org.tutela.core.list.HashList;
import org.tutela.core.list.ListEntry;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;
import org.tutela.core.list.format.ListReaders;

/**
 * Entries per second of each format on one core, and of a whole compilation, on synthetic files.
 *
 * <pre>
 * java -Xmx256m -cp .. org.tutela.benchmarks.ListImportBenchmark read|compile FORMAT ROWS [ROUNDS]
 * </pre>
 *
 * <p>The heap that is given is the memory bound that is tested: a reader or compiler that needs
 * more fails. So does one that gives another number of entries than was written.
 */
public final class ListImportBenchmark {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  /** How many hashes a row of each format has here. */
  private static final Map<String, Integer> HASHES =
      Map.of("text", 1, "csv", 2, "nsrl", 2, "vics", 3, "ncmec", 2);

  private final Random random = new Random(1);
  private long entries;

  private ListImportBenchmark() {}

  /**
   * Runs one measurement.
   *
   * @param arguments what to do, the format, the rows and the rounds
   * @throws IOException if a file cannot be written or read
   */
  public static void main(String[] arguments) throws IOException {
    boolean compile = arguments[0].equals("compile");
    String format = arguments[1];
    long rows = Long.parseLong(arguments[2]);
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    Path folder = Files.createTempDirectory("tutela-import-");
    Path file = folder.resolve(format.equals("csv") ? "list.csv" : "list");
    try {
      new ListImportBenchmark().write(format, rows, file);
      for (int round = 0; round < rounds; round++) {
        ListImportBenchmark benchmark = new ListImportBenchmark();
        benchmark.run(compile, format, file, folder.resolve("list.tidx"));
        benchmark.check(rows * HASHES.getOrDefault(format, 0));
      }
    } finally {
      for (String name : new String[] {"list", "list.csv", "list.mapping.json", "list.tidx"}) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private void run(boolean compile, String format, Path file, Path target) throws IOException {
    ListReader reader = ListReaders.of(format);
    ListSource source = ListSource.of(file);
    long start = System.nanoTime();
    if (compile) {
      try (IndexCompiler compiler = IndexCompiler.builder().build()) {
        Consumer<ListRecord> list = compiler.list(HashList.of("synthetic"), reader);
        reader.read(source, ReadOptions.defaults(), list);
        double read = (System.nanoTime() - start) / 1e9;
        CompileReport report = compiler.writeTo(target);
        entries = report.accepted() + report.duplicates() + report.superseded();
        System.out.printf(
            Locale.ROOT, "read %.1f s, index of %d bytes%n", read, Files.size(target));
      }
    } else {
      reader.read(
          source, ReadOptions.defaults(), record -> entries += record instanceof ListEntry ? 1 : 0);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%s %s: %d entries of %d bytes in %.2f s, %.0f entries/s%n",
        compile ? "compile" : "read",
        format,
        entries,
        Files.size(file),
        seconds,
        entries / seconds);
  }

  private void check(long written) {
    if (entries != written) {
      throw new IllegalStateException(written + " entries were written, " + entries + " read");
    }
  }

  private void write(String format, long rows, Path file) throws IOException {
    try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
        PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      switch (format) {
        case "text" -> rows(rows, i -> out.print(hex(20) + "  photo" + i + ".jpg\n"));
        case "csv" -> {
          Files.writeString(
              file.resolveSibling("list.mapping.json"),
              "{\"columns\":{\"Id\":\"source_id\",\"MD5\":\"md5\",\"SHA1\":\"sha1\","
                  + "\"Cat\":\"category\"}}");
          out.print("Id,MD5,SHA1,Cat\n");
          rows(rows, i -> out.print(i + "," + hex(16) + "," + hex(20) + ",A\n"));
        }
        case "nsrl" -> {
          out.print(
              "\"SHA-1\",\"MD5\",\"CRC32\",\"FileName\",\"FileSize\",\"ProductCode\","
                  + "\"OpSystemCode\",\"SpecialCode\"\r\n");
          rows(
              rows,
              i ->
                  out.print(
                      '"'
                          + hex(20)
                          + "\",\""
                          + hex(16)
                          + "\",\"00000000\",\"file"
                          + i
                          + ".dll\",4711,"
                          + i / 1000
                          + ",\"358\",\"\"\r\n"));
        }
        case "vics" -> {
          out.print(
              "{\"@odata.context\":\"http://github.com/VICSDATAMODEL/ProjectVic/DataModels/2.0.xml"
                  + "/US/$metadata#Media\",\"value\":[");
          rows(rows, i -> out.print((i == 0 ? "" : ",\n") + media(i)));
          out.print("]}");
        }
        case "ncmec" -> {
          out.print("<queryResult xmlns=\"https://hashsharing.ncmec.org/hashsharing/v2\"><images>");
          rows(rows, i -> out.print(image(i)));
          out.print("</images></queryResult>");
        }
        default -> throw new IllegalArgumentException("text, csv, nsrl, vics or ncmec");
      }
    }
  }

  private String media(long i) {
    byte[] vector = new byte[144];
    random.nextBytes(vector);
    return "{\"MediaID\":"
        + i
        + ",\"Category\":1,\"MD5\":\""
        + hex(16)
        + "\",\"SHA1\":\""
        + hex(20)
        + "\",\"MediaSize\":4711,\"DateUpdated\":\"2026-01-01T00:00:00Z\",\"VictimIdentified\":null,"
        + "\"IsDistributed\":\"True\",\"PhotoDNA\":\""
        + Base64.getEncoder().encodeToString(vector)
        + "\"}";
  }

  private String image(long i) {
    return "<image><member id=\"42\">Example</member><timestamp>2026-01-01T00:00:00Z</timestamp><id>"
        + i
        + "</id><classification>A1</classification><fingerprints><md5>"
        + hex(16)
        + "</md5><sha1>"
        + hex(20)
        + "</sha1></fingerprints></image>\n";
  }

  private String hex(int bytes) {
    char[] text = new char[2 * bytes];
    for (int i = 0; i < text.length; i++) {
      text[i] = HEX[random.nextInt(16)];
    }
    return new String(text);
  }

  /** Writes one row. */
  private interface Row {
    void write(long number);
  }

  private static void rows(long count, Row row) {
    for (long i = 0; i < count; i++) {
      row.write(i);
    }
  }
}

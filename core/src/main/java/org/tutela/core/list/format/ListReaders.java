package org.tutela.core.list.format;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.tutela.core.list.ListReader;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.ReadOptions;

/** The readers of all formats. Safe for any number of threads. */
public final class ListReaders {
  /** In the order in which they are asked; the last one takes what nobody else knows. */
  private static final List<FormatReader> READERS =
      List.of(
          new CsvReader(),
          new NcmecReader(),
          new StopNciiReader(),
          new TatReader(),
          new ThreatUpdatesReader(),
          new StixReader(),
          new MispReader(),
          new MispWarningListReader(),
          new VicsReader(),
          new IcseReader(),
          new ThreatRollUpReader(),
          new ThreatFileReader(),
          new SleuthKitDatabaseReader(),
          new NsrlDatabaseReader(),
          new NsrlDeltaReader(),
          new NsrlReader(),
          new HashKeeperReader(),
          new EncaseReader(),
          new BloomReader(),
          new ClamAvReader(),
          new SleuthKitIndexReader(),
          new HibpRangeReader(),
          new UrlListReader(),
          new TextReader());

  private ListReaders() {}

  /** {@return the names of the formats} */
  public static List<String> formats() {
    return READERS.stream().map(ListReader::format).toList();
  }

  /**
   * {@return the reader of a format}
   *
   * @param format one of {@link #formats()}
   * @throws IllegalArgumentException if there is no such format; the message lists them all
   */
  public static ListReader of(String format) {
    return READERS.stream()
        .filter(reader -> reader.format().equals(format))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown list format \""
                        + format
                        + "\": expected one of "
                        + formats().stream().collect(Collectors.joining(", "))));
  }

  /**
   * {@return the reader for a list, found from its beginning; from its name only where a mapping
   * file stands beside it}
   *
   * @param source the list
   * @param options how it is to be read
   * @throws IOException if it cannot be read
   */
  public static ListReader detect(ListSource source, ReadOptions options) throws IOException {
    ListHead head = ListHead.of(source, options);
    return READERS.stream().filter(reader -> reader.recognizes(head)).findFirst().orElseThrow();
  }
}

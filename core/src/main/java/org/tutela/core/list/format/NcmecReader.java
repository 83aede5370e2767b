package org.tutela.core.list.format;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.tutela.core.list.ListRecord;
import org.tutela.core.list.ListSource;
import org.tutela.core.list.NextPage;
import org.tutela.core.list.Notice;
import org.tutela.core.list.ReadOptions;

/**
 * Query results of the NCMEC Hash Sharing API v2 (XML). Elements are known by their local names and
 * may stand in any order; what is unknown is passed over.
 */
final class NcmecReader implements FormatReader {
  private static final String ROOT = "queryResult";

  @Override
  public String format() {
    return "ncmec";
  }

  @Override
  public boolean recognizes(ListHead head) {
    return head.text().startsWith("<");
  }

  @Override
  public void read(ListSource source, ReadOptions options, Consumer<? super ListRecord> sink)
      throws IOException {
    try (XmlCursor xml = XmlCursor.open(source)) {
      if (!xml.name().equals(ROOT)) {
        throw xml.notThisFormat("the root element is not " + ROOT);
      }
      new Page(xml, new HashJudge(options.guards()), sink).read();
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException("reading XML needs the module java.xml", e);
    }
  }

  /** One file: a page of a query result. */
  private static final class Page {
    private final XmlCursor xml;
    private final HashJudge judge;
    private final Consumer<? super ListRecord> sink;
    private String next = "";
    private Optional<Instant> latest = Optional.empty();
    private long entries;

    Page(XmlCursor xml, HashJudge judge, Consumer<? super ListRecord> sink) {
      this.xml = xml;
      this.judge = judge;
      this.sink = sink;
    }

    void read() throws IOException {
      while (xml.nextChild()) {
        switch (xml.name()) {
          case "images" -> media("image", "deletedImage");
          case "videos" -> media("video", "deletedVideo");
          case "paging" -> paging();
          default -> ignore();
        }
      }
      xml.finish();
      String detail = latest.map(time -> "maxTimestamp=" + time).orElse("");
      sink.accept(new NextPage(next, "", next.isEmpty() ? "final page" : detail));
    }

    private void media(String entry, String deleted) throws IOException {
      String count = xml.attribute("count");
      Timestamps.parse(xml.attribute("maxTimestamp"))
          .filter(time -> latest.isEmpty() || time.isAfter(latest.get()))
          .ifPresent(time -> latest = Optional.of(time));
      long before = entries;
      while (xml.nextChild()) {
        String name = xml.name();
        if (name.equals(entry) || name.equals(deleted)) {
          entries++;
          NcmecRecord.read(xml, entry, "entry " + entries)
              .report(name.equals(deleted), judge, sink);
        } else {
          ignore();
        }
      }
      if (!count.isEmpty() && !count.equals(String.valueOf(entries - before))) {
        String found = "count attribute is not the number of entries, " + (entries - before);
        sink.accept(Notice.warning("", found));
      }
    }

    private void paging() throws IOException {
      while (xml.nextChild()) {
        if (xml.name().equals("next")) {
          String href = xml.text();
          next = next.isEmpty() ? href : next;
        } else {
          ignore();
        }
      }
    }

    private void ignore() throws IOException {
      sink.accept(Notice.ignored("", "UNKNOWN_ELEMENT " + xml.name()));
      xml.skip();
    }
  }
}

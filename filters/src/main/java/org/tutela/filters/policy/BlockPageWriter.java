package org.tutela.filters.policy;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.tutela.filters.country.Contact;
import org.tutela.filters.country.CountryCatalog;

/** Writes a block page as HTML. Everything that comes from outside is escaped. */
final class BlockPageWriter {
  private static final String BUNDLE = "org.tutela.filters.policy.page";

  // Marks that no text holds, so that a parameter is escaped like the rest and then set apart.
  private static final String OPEN = "\uE000";
  private static final String CLOSE = "\uE001";

  /**
   * Text, links and headings reach a contrast of 7 to 1 on both grounds (WCAG 2.2, 1.4.6), and what
   * is touched is at least 44 px high (2.5.5).
   */
  private static final String STYLE =
      """
      :root{--text:#1b1b1b;--ground:#ffffff;--link:#0a4a8f;--panel:#eef4fb}
      body{margin:0;background:var(--ground);color:var(--text);\
      font:1.125rem/1.6 system-ui,"Noto Sans","Noto Sans Arabic","Noto Sans CJK SC",sans-serif}
      main{box-sizing:border-box;max-width:38rem;margin:0 auto;padding:1.5rem 1.25rem}
      h1{font-size:1.75rem;line-height:1.3;margin:0 0 1rem}
      h2{font-size:1.25rem;line-height:1.4;margin:0 0 .5rem}
      p{margin:0 0 1rem;overflow-wrap:anywhere}
      section p:last-child{margin:0}
      aside,section{margin-top:1.5rem;padding:1rem 1.25rem;border-radius:.5rem;background:var(--panel)}
      ul{list-style:none;margin:0;padding:0}
      a{display:inline-block;padding:.55rem 0;line-height:1.5;color:var(--link);font-weight:600;\
      overflow-wrap:anywhere}
      a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
      """;

  private final BlockPage page;
  private final Language language;
  private final ResourceBundle words;
  private final StringBuilder html = new StringBuilder(2048);

  BlockPageWriter(BlockPage page) {
    this.page = page;
    this.language = page.language();
    this.words = language.bundle(BUNDLE);
  }

  String document() {
    html.append("<!DOCTYPE html>\n<html").append(direction()).append(">\n<head>\n");
    html.append("<meta charset=\"utf-8\">\n");
    html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<meta name=\"robots\" content=\"noindex\">\n");
    html.append("<title>").append(escape(words.getString("title"))).append("</title>\n");
    html.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    main();
    return html.append("</body>\n</html>\n").toString();
  }

  String fragment() {
    main();
    return html.toString();
  }

  private void main() {
    html.append("<main").append(direction());
    html.append(" data-locale-reviewed=\"").append(language.reviewed());
    html.append("\" aria-labelledby=\"tutela-why\">\n<h1 id=\"tutela-why\">");
    html.append(escape(words.getString("heading." + page.decision().outcome() + reader())));
    html.append("</h1>\n");
    sentences();
    contacts(Contact.Kind.HELPLINE, "aside", "help", reader());
    if (page.audience() == Audience.GUARDIAN && page.decision().outcome().blocks()) {
      contacts(Contact.Kind.HOTLINE, "section", "report", "");
    }
    appeal();
    html.append("</main>\n");
  }

  private void sentences() {
    List<Reason> deciding = page.decision().deciding();
    deciding.stream()
        .map(
            reason ->
                Explanations.sentence(
                    reason, page.audience(), language, text -> OPEN + text + CLOSE))
        .distinct()
        .forEach(
            text ->
                html.append("<p>")
                    .append(escape(text).replace(OPEN, "<bdi>").replace(CLOSE, "</bdi>"))
                    .append("</p>\n"));
  }

  private void contacts(Contact.Kind kind, String element, String key, String reader) {
    String id = "tutela-" + key;
    open(element, id, words.getString(key + ".heading" + reader));
    html.append("<p>").append(escape(words.getString(key + ".text" + reader))).append("</p>\n<ul>");
    for (Contact contact : CountryCatalog.builtIn().forChildren(kind, page.region())) {
      html.append("<li>").append(link(contact)).append("</li>");
    }
    html.append("</ul>\n</").append(element).append(">\n");
  }

  private String link(Contact contact) {
    String address = escape(contact.address());
    if (contact.web()) {
      return anchor(address, "<bdi>" + escape(contact.name()) + "</bdi>");
    }
    String dialled = contact.address().replaceAll("[^0-9]", "");
    String number = "<bdi dir=\"ltr\">" + address + "</bdi>";
    String call = escape(words.getString("help.call")).replace("{address}", number);
    String name = contact.name().isEmpty() ? "" : " (<bdi>" + escape(contact.name()) + "</bdi>)";
    return anchor("tel:" + dialled, call + name);
  }

  private void appeal() {
    if (page.appeal().isEmpty()) {
      return;
    }
    open("section", "tutela-appeal", words.getString("appeal.heading" + reader()));
    html.append("<p>").append(escape(words.getString("appeal.text" + reader()))).append("<br>");
    html.append(appealContact(page.appeal().get())).append("</p>\n");
    page.reference()
        .ifPresent(
            number ->
                html.append("<p>")
                    .append(
                        escape(words.getString("appeal.reference"))
                            .replace("{reference}", "<bdi>" + escape(number) + "</bdi>"))
                    .append("</p>\n"));
    html.append("</section>\n");
  }

  private static String appealContact(String contact) {
    String lower = contact.toLowerCase(Locale.ROOT);
    if (lower.startsWith("https:") || lower.startsWith("mailto:") || lower.startsWith("tel:")) {
      String shown =
          lower.startsWith("https:") ? contact : contact.substring(lower.indexOf(':') + 1);
      return anchor(escape(contact), "<bdi dir=\"ltr\">" + escape(shown) + "</bdi>");
    }
    return "<bdi>" + escape(contact) + "</bdi>";
  }

  private static String anchor(String address, String content) {
    return "<a href=\"" + address + "\" rel=\"noreferrer\">" + content + "</a>";
  }

  private void open(String element, String id, String heading) {
    html.append('<').append(element).append(" aria-labelledby=\"").append(id).append("\">\n");
    html.append("<h2 id=\"").append(id).append("\">").append(escape(heading)).append("</h2>\n");
  }

  private String direction() {
    return " lang=\""
        + language.tag()
        + "\" dir=\""
        + (language.rightToLeft() ? "rtl" : "ltr")
        + '"';
  }

  private String reader() {
    return "." + page.audience();
  }

  private static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}

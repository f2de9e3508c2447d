//SOURCES Ascii.java Html.java Json.java JsonText.java Labelled.java Markdown.java MergedRecords.java Nearest.java
//SOURCES Page.java PowerShell.java Printable.java ReadyText.java Resource.java TextEncoding.java Words.java
//FILES lib/text/page.css=page.css
/**
 * Text for people and programs, made safe: terminal pages, HTML, Markdown, JSON, PowerShell quoting, encodings, and the
 * data files that lie beside the classes. It knows how to show, never what.
 */
package lib.text;

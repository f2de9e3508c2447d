package lib.text;

/** A constant whose word in documents and on pages is not its name: {@link Words#of} gives the label. */
public interface Labelled {
    String label();
}

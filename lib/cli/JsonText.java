package lib.cli;

/** A value that is JSON already, written where there is time for it: by one of many threads. */
public record JsonText(String json) {
    /** Written now, for a record that is not to be kept. */
    public static JsonText of(Object value) {
        return new JsonText(Json.write(value));
    }
}

package lib.cli;

/** A value that is JSON already, written where there is time for it: by one of many threads. */
public record JsonText(String json) {
    public static JsonText of(Object value) {
        return new JsonText(Json.write(value));
    }
}

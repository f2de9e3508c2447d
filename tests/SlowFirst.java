package tests;

import java.util.Comparator;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.Tag;

/** Long classes begin first, so that none is left alone at the end. */
public final class SlowFirst implements ClassOrderer {
    @Override
    public void orderClasses(ClassOrdererContext context) {
        context.getClassDescriptors()
                .sort(Comparator.comparing(SlowFirst::isSlow)
                        .thenComparing(one -> one.getTestClass().getName())
                        .reversed());
    }

    private static boolean isSlow(ClassDescriptor one) {
        return one.findAnnotation(Tag.class)
                .map(Tag::value)
                .filter("slow"::equals)
                .isPresent();
    }
}

package tests;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A compound file (MS-CFB) with one property in it, as Outlook writes a .msg. */
public final class OutlookFile {
    private static final int SECTOR = 512;
    private static final int END = -2;
    private static final int FREE = -1;

    private OutlookFile() {}

    /**
     * A message with these internet headers; below 4096 bytes they are in the mini stream.
     *
     * @param unicode whether in UTF-16, as Outlook has written since 2003
     */
    public static byte[] with(String headers, boolean unicode) {
        byte[] value = headers.getBytes(unicode ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        boolean mini = value.length < 4096;
        int sectors = (value.length + SECTOR - 1) / SECTOR;
        // 0: FAT, 1: directory, 2: mini FAT, from 3 on: the value, or the mini stream with it.
        ByteBuffer file = ByteBuffer.allocate((4 + sectors) * SECTOR).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(0, 0xE11AB1A1E011CFD0L);
        file.putShort(24, (short) 0x3E).putShort(26, (short) 3).putShort(28, (short) 0xFFFE);
        file.putShort(30, (short) 9).putShort(32, (short) 6);
        file.putInt(44, 1).putInt(48, 1).putInt(56, 4096).putInt(60, 2).putInt(64, 1);
        file.putInt(68, END);
        for (int i = 0; i < 109; i++) {
            file.putInt(76 + 4 * i, i == 0 ? 0 : FREE);
        }
        for (int i = 0; i < SECTOR / 4; i++) {
            file.putInt(SECTOR + 4 * i, FREE);
            file.putInt(3 * SECTOR + 4 * i, FREE);
        }
        file.putInt(SECTOR, -3).putInt(SECTOR + 4, END).putInt(SECTOR + 8, END);
        for (int i = 0; i < sectors; i++) {
            file.putInt(SECTOR + 4 * (3 + i), i + 1 < sectors ? 4 + i : END);
        }
        int minis = (value.length + 63) / 64;
        for (int i = 0; mini && i < minis; i++) {
            file.putInt(3 * SECTOR + 4 * i, i + 1 < minis ? i + 1 : END);
        }
        entry(file, 0, "Root Entry", 5, 1, mini ? 3 : END, mini ? minis * 64 : 0);
        String name = unicode ? "__substg1.0_007D001F" : "__substg1.0_007D001E";
        entry(file, 1, "__properties_version1.0", 2, FREE, END, 0);
        file.putInt(2 * SECTOR + 128 + 72, 2);
        entry(file, 2, name, 2, FREE, mini ? 0 : 3, value.length);
        file.position(4 * SECTOR).put(value);
        return file.array();
    }

    private static void entry(ByteBuffer file, int index, String name, int type, int child, int start, int size) {
        int at = 2 * SECTOR + 128 * index;
        byte[] text = name.getBytes(StandardCharsets.UTF_16LE);
        file.position(at).put(text);
        file.putShort(at + 64, (short) (text.length + 2)).put(at + 66, (byte) type);
        file.putInt(at + 68, FREE).putInt(at + 72, FREE).putInt(at + 76, child);
        file.putInt(at + 116, start).putInt(at + 120, size);
    }
}

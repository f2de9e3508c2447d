package lib.mail;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The internet headers of a message that Outlook saved as .msg: property 0x007D (PidTagTransportMessageHeaders,
 * MS-OXMSG) out of a compound file (MS-CFB). Apache POI would read it too, with five megabytes of libraries. Damaged
 * files give nothing; no chain is followed for longer than the file is.
 */
public final class OutlookMsg {
    private static final long MAGIC = 0xE11AB1A1E011CFD0L;
    private static final String UNICODE = "__substg1.0_007D001F";
    private static final String EIGHT_BIT = "__substg1.0_007D001E";
    private static final int ENTRY_BYTES = 128;
    private static final int NONE = -1;

    private final ByteBuffer file;
    private final int sectorBytes;
    private final int miniSectorBytes;
    private final int miniCutoff;

    /** Whether a chain ended before what it should hold. */
    private boolean torn;

    private OutlookMsg(byte[] bytes) {
        file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        sectorBytes = 1 << (file.getShort(30) & 15);
        miniSectorBytes = 1 << (file.getShort(32) & 15);
        miniCutoff = file.getInt(56);
    }

    static boolean isMsg(byte[] start) {
        return start.length >= 8
                && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong(0) == MAGIC;
    }

    /**
     * The header, if the message came by SMTP and the file can be read.
     *
     * @param cut the file has more bytes than these
     */
    public static Optional<Mail> read(String name, byte[] bytes, boolean cut) {
        if (bytes.length < 512) {
            return Optional.empty();
        }
        OutlookMsg msg = new OutlookMsg(bytes);
        return msg.sectorBytes < 128 || msg.miniSectorBytes > msg.sectorBytes
                ? Optional.empty()
                : msg.header().map(header -> new Mail(name, 1, header, 0, header.length, false, cut || msg.torn));
    }

    private Optional<byte[]> header() {
        byte[] directory = chain(file.getInt(48), Integer.MAX_VALUE);
        if (directory.length < ENTRY_BYTES) {
            return Optional.empty();
        }
        ByteBuffer entries = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
        // The entries below the root are the message's own; those of attachments are deeper.
        int[] found = {NONE, NONE};
        find(entries, entries.getInt(76), found, directory.length / ENTRY_BYTES);
        int entry = found[0] != NONE ? found[0] : found[1];
        if (entry == NONE) {
            return Optional.empty();
        }
        byte[] value = stream(entries, entry);
        return Optional.of(
                found[0] == NONE
                        ? value
                        : new String(value, StandardCharsets.UTF_16LE).getBytes(StandardCharsets.UTF_8));
    }

    /** Walks the siblings of an entry, which are a tree; {@code left} bounds what can be a loop. */
    private void find(ByteBuffer entries, int first, int[] found, int left) {
        int[] stack = new int[left + 1];
        int depth = 0;
        int budget = left;
        stack[depth++] = first;
        while (depth > 0 && budget-- > 0) {
            int entry = stack[--depth];
            if (entry < 0 || entry >= left) {
                continue;
            }
            String name = name(entries, entry);
            if (name.equals(UNICODE)) {
                found[0] = entry;
            } else if (name.equals(EIGHT_BIT)) {
                found[1] = entry;
            }
            for (int at = 68; at <= 72 && depth < stack.length; at += 4) {
                stack[depth++] = entries.getInt(entry * ENTRY_BYTES + at);
            }
        }
    }

    private static String name(ByteBuffer entries, int entry) {
        int length = Math.min(64, entries.getShort(entry * ENTRY_BYTES + 64) & 0xFFFF);
        byte[] name = new byte[Math.max(0, length - 2)];
        entries.get(entry * ENTRY_BYTES, name);
        return new String(name, StandardCharsets.UTF_16LE);
    }

    private byte[] stream(ByteBuffer entries, int entry) {
        int size = size(entries, entry);
        torn = entries.getInt(entry * ENTRY_BYTES + 120) != size;
        int start = entries.getInt(entry * ENTRY_BYTES + 116);
        if (size >= miniCutoff) {
            byte[] value = chain(start, size);
            torn |= value.length < size;
            return value;
        }
        byte[] miniStream = chain(entries.getInt(116), size(entries, 0));
        byte[] miniFat = chain(file.getInt(60), Integer.MAX_VALUE);
        byte[] value = new byte[size];
        int done = 0;
        int sector = start;
        while (sector >= 0 && done < size) {
            long from = (long) sector * miniSectorBytes;
            int length = Math.min(miniSectorBytes, size - done);
            if (from + length > miniStream.length || (long) sector * 4 + 4 > miniFat.length) {
                break;
            }
            System.arraycopy(miniStream, (int) from, value, done, length);
            done += length;
            sector = ByteBuffer.wrap(miniFat).order(ByteOrder.LITTLE_ENDIAN).getInt(sector * 4);
        }
        torn |= done < size;
        return Arrays.copyOf(value, done);
    }

    private int size(ByteBuffer entries, int entry) {
        int size = entries.getInt(entry * ENTRY_BYTES + 120);
        return Math.max(0, Math.min(size, Math.min(file.capacity(), Mail.LIMIT_BYTES * 4)));
    }

    /** The sectors of a chain one after the other, up to {@code limit} bytes. */
    private byte[] chain(int start, int limit) {
        int sectors = file.capacity() / sectorBytes;
        byte[] all = new byte[Math.min(limit, file.capacity())];
        int done = 0;
        int sector = start;
        for (int i = 0; i < sectors && sector >= 0 && done < all.length; i++) {
            long from = ((long) sector + 1) * sectorBytes;
            if (from >= file.capacity()) {
                break;
            }
            int here = Math.min(sectorBytes, file.capacity() - (int) from);
            int length = Math.min(here, all.length - done);
            file.get((int) from, all, done, length);
            done += length;
            sector = next(sector);
        }
        return done == all.length ? all : Arrays.copyOf(all, done);
    }

    /** The entry of a sector in the FAT, whose own sectors the header and the DIFAT list. */
    private int next(int sector) {
        int perSector = sectorBytes / 4;
        if (sector >= file.capacity() / sectorBytes) {
            return NONE;
        }
        int fatSector = fatSector(sector / perSector);
        long at = ((long) fatSector + 1) * sectorBytes + sector % perSector * 4L;
        return fatSector < 0 || at + 4 > file.capacity() ? NONE : file.getInt((int) at);
    }

    private int fatSector(int index) {
        if (index < 109) {
            return file.getInt(76 + 4 * index);
        }
        int perSector = sectorBytes / 4 - 1;
        int left = index - 109;
        int difat = file.getInt(68);
        while (difat >= 0) {
            long at = ((long) difat + 1) * sectorBytes;
            if (at + sectorBytes > file.capacity()) {
                return NONE;
            }
            if (left < perSector) {
                return file.getInt((int) at + 4 * left);
            }
            left -= perSector;
            difat = file.getInt((int) at + 4 * perSector);
        }
        return NONE;
    }
}

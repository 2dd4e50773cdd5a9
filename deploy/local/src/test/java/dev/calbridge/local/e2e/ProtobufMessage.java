package dev.calbridge.local.e2e;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** As much of the protobuf wire format as is needed to look into a message without its schema. */
record ProtobufMessage(byte[] content) {

  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED32 = 5;

  /** A field with a length: text, bytes or a message. */
  private record Field(int number, byte[] value) {}

  /** All messages in a repeated field. */
  List<ProtobufMessage> messages(int number) {
    return fields().stream()
        .filter(field -> field.number() == number)
        .map(field -> new ProtobufMessage(field.value()))
        .toList();
  }

  /** Empty if it is not there. */
  byte[] bytes(int number) {
    return fields().stream()
        .filter(field -> field.number() == number)
        .map(Field::value)
        .findFirst()
        .orElse(new byte[0]);
  }

  String text(int number) {
    return new String(bytes(number), StandardCharsets.UTF_8);
  }

  private List<Field> fields() {
    List<Field> fields = new ArrayList<>();
    int[] position = {0};
    while (position[0] < content.length) {
      long key = varint(position);
      switch ((int) (key & 7)) {
        case VARINT -> varint(position);
        case FIXED64 -> position[0] += 8;
        case FIXED32 -> position[0] += 4;
        case LENGTH_DELIMITED -> {
          int length = (int) varint(position);
          byte[] value = new byte[length];
          System.arraycopy(content, position[0], value, 0, length);
          position[0] += length;
          fields.add(new Field((int) (key >>> 3), value));
        }
        default -> throw new IllegalStateException("Not protobuf");
      }
    }
    return fields;
  }

  private long varint(int[] position) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = content[position[0]++];
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}

package io.drover.immich.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.StringWriter;
import org.jspecify.annotations.Nullable;

/** Copies a thing token by token, and looks at its outermost fields on the way. */
final class RawThingReader extends StdDeserializer<RawThing> {
    private static final long serialVersionUID = 1L;

    RawThingReader() {
        super(RawThing.class);
    }

    @Override
    public RawThing deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!parser.isExpectedStartObjectToken()) {
            throw JsonMappingException.from(parser, "it is no object");
        }
        StringWriter json = new StringWriter();
        String id = null;
        String ownerId = null;
        String updatedAt = null;
        String visibility = null;
        try (JsonGenerator copy = parser.getCodec().getFactory().createGenerator(json)) {
            copy.writeStartObject();
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                copy.writeFieldName(name);
                JsonToken value = parser.nextToken();
                switch (name) {
                    case "id" -> id = text(value, parser);
                    case "ownerId" -> ownerId = text(value, parser);
                    case "updatedAt" -> updatedAt = text(value, parser);
                    case "visibility" -> visibility = text(value, parser);
                    default -> {}
                }
                copyValue(parser, copy);
            }
            copy.writeEndObject();
        }
        if (id == null) {
            throw JsonMappingException.wrapWithPath(
                    JsonMappingException.from(parser, "it has no id"), RawThing.class, "id");
        }
        return new RawThing(id, ownerId, updatedAt, visibility, json.toString());
    }

    private static @Nullable String text(JsonToken value, JsonParser parser) throws IOException {
        return value == JsonToken.VALUE_STRING ? parser.getText() : null;
    }

    /** The generator's own copy of a structure would round numbers. */
    private static void copyValue(JsonParser parser, JsonGenerator copy) throws IOException {
        int depth = 0;
        while (true) {
            JsonToken token = parser.currentToken();
            copy.copyCurrentEventExact(parser);
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
            if (depth == 0) {
                return;
            }
            parser.nextToken();
        }
    }
}

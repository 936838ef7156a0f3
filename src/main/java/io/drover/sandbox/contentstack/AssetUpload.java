package io.drover.sandbox.contentstack;

/**
 * The file of an asset as an editor uploads it; another with the same uid replaces it.
 *
 * @param uid the asset's uid
 * @param filename as the editor's machine named it
 * @param mediaType such as {@code image/jpeg}
 * @param content its bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AssetUpload(String uid, String filename, String mediaType, byte[] content) {}

package io.drover.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose faces are in the photos of a library.
 *
 * @param id a UUID
 * @param owner the id of the user who knows the person
 * @param name empty while nobody has given one
 * @param birthDate or null
 * @param hidden whether it is not shown among the others
 * @param favorite whether it is a favourite
 * @param color as {@code #rrggbb}, or null
 * @param face the id of the face that stands for it, or null
 */
public record Person(
        String id,
        String owner,
        String name,
        @Nullable LocalDate birthDate,
        boolean hidden,
        boolean favorite,
        @Nullable String color,
        @Nullable String face,
        Instant createdAt,
        Instant updatedAt)
        implements Detail {

    @Override
    public List<String> key() {
        return List.of(id);
    }

    /** The same person under another name. */
    public Person named(String newName) {
        return new Person(id, owner, newName, birthDate, hidden, favorite, color, face, createdAt, updatedAt);
    }

    /** The same person with another date of birth, or none. */
    public Person born(@Nullable LocalDate date) {
        return new Person(id, owner, name, date, hidden, favorite, color, face, createdAt, updatedAt);
    }

    /** The same person, hidden or not. */
    public Person hidden(boolean newHidden) {
        return new Person(id, owner, name, birthDate, newHidden, favorite, color, face, createdAt, updatedAt);
    }

    /** The same person, a favourite or not. */
    public Person favorite(boolean newFavorite) {
        return new Person(id, owner, name, birthDate, hidden, newFavorite, color, face, createdAt, updatedAt);
    }

    /** The same person in another colour, or none. */
    public Person colored(@Nullable String newColor) {
        return new Person(id, owner, name, birthDate, hidden, favorite, newColor, face, createdAt, updatedAt);
    }

    /** The same person with another face that stands for it, or none. */
    public Person shownBy(@Nullable String newFace) {
        return new Person(id, owner, name, birthDate, hidden, favorite, color, newFace, createdAt, updatedAt);
    }

    Person updated(Instant now) {
        return new Person(id, owner, name, birthDate, hidden, favorite, color, face, createdAt, now);
    }
}

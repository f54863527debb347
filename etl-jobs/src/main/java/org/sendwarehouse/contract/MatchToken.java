package org.sendwarehouse.contract;

import java.util.List;

/**
 * A token by which people are matched across feeds.
 *
 * @param token its domain; lands as {@code token_<token>}
 * @param from the columns it is made of; the token is null unless each has a usable value
 */
public record MatchToken(String token, List<String> from) {
    public MatchToken {
        from = List.copyOf(from);
    }

    public String landedName() {
        return "token_" + token;
    }
}

package org.sendwarehouse.packs.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;

class MessagesTest {
    private final Messages messages = Messages.of("one: '{n} of {d} in {p90} weeks'");

    @Test
    void places_are_filled_by_name() {
        assertThat(messages.say("one", "d", "838", "n", "153", "p90", "46")).isEqualTo("153 of 838 in 46 weeks");
    }

    @Test
    void data_that_look_like_a_place_stay_as_they_are() {
        assertThat(messages.say("one", "n", "{d}", "d", "$1", "p90", "\\")).isEqualTo("{d} of $1 in \\ weeks");
    }

    @Test
    void a_place_without_a_value_is_an_error_and_never_a_gap() {
        assertThatThrownBy(() -> messages.say("one", "n", "153", "d", "838")).hasMessageContaining("p90");
    }

    @Test
    void an_unknown_message_is_an_error() {
        assertThatThrownBy(() -> messages.say("two")).hasMessageContaining("two");
    }

    @Test
    void a_code_stands_in_one_file_only() {
        assertThatThrownBy(() -> Messages.of("a: one", "a: two")).hasMessage("Two messages have the code a");
        assertThatThrownBy(() -> Messages.of("a: one\na: two")).isInstanceOf(JacksonException.class);
    }
}

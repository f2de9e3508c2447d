package lib.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What makes a shell complete the options of a script, and their words: for the script as a command of its own and
 * behind {@code ./jbang}. Printed by {@code --completion}, to be sourced.
 *
 * <p>The texts of several scripts can be sourced one after the other: each has its own function, and all have the same
 * {@code _relaykit}, which finds the function of the alias after {@code jbang}.
 */
final class Completion {
    /** Shells that can be told. */
    enum Shell {
        BASH,
        ZSH
    }

    private static final String BASH = """
            # Completes @script@ of relaykit in bash.
            @function@() {
                case $1 in
            @cases@        *) [[ $2 != -* ]] || COMPREPLY=($(compgen -W '@options@' -- "$2")) ;;
                esac
            }
            _relaykit() {
                local script=${COMP_WORDS[0]##*/} previous=$3 word=$2
                if [ "$script" = jbang ]; then
                    script=${COMP_WORDS[1]}
                    if [ "$COMP_CWORD" -eq 1 ]; then
                        COMPREPLY=($(compgen -W "${_relaykit_scripts[*]}" -- "$2"))
                        return
                    fi
                fi
                # Readline takes "=" for a word: --option=word is three.
                [ "$word" != = ] || word=
                [ "$previous" != = ] || previous=${COMP_WORDS[COMP_CWORD - 2]}
                local complete=_relaykit_${script//-/_}
                if declare -F "$complete" >/dev/null; then
                    "$complete" "$previous" "$word"
                fi
            }
            _relaykit_scripts+=(@script@)
            complete -o default -F _relaykit @script@ jbang
            """;

    private static final String ZSH = """
            # Completes @script@ of relaykit in zsh.
            @function@() {
                _arguments -s \\
            @cases@    && return
            }
            _relaykit() {
                if [[ ${words[1]:t} == jbang ]]; then
                    if (( CURRENT == 2 )); then
                        compadd -a _relaykit_scripts
                        return
                    fi
                    shift words
                    (( CURRENT-- ))
                fi
                local complete=_relaykit_${${words[1]:t}//-/_}
                if (( $+functions[$complete] )); then $complete; else _files; fi
            }
            typeset -gU _relaykit_scripts
            _relaykit_scripts+=(@script@)
            (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u }
            compdef _relaykit @script@ jbang
            """;

    private Completion() {}

    static String of(Shell shell, String script, Collection<Declaration> options) {
        StringBuilder cases = new StringBuilder();
        List<String> names = new ArrayList<>();
        for (Declaration option : options) {
            cases.append(shell == Shell.BASH ? bash(option) : zsh(option));
            names.addAll(option.names());
        }
        return (shell == Shell.BASH ? BASH : ZSH)
                .replace("@cases@", cases)
                .replace("@options@", String.join(" ", names))
                .replace("@function@", "_relaykit_" + script.replace('-', '_'))
                .replace("@script@", script);
    }

    /** What may follow an option; readline itself offers files where nothing else is said. */
    private static String bash(Declaration option) {
        if (option.isOperand() || !option.takesValue() || isFile(option)) {
            return "";
        }
        String words = isChoice(option)
                ? "COMPREPLY=($(compgen -W '" + option.label().replace('|', ' ') + "' -- \"$2\"))"
                : "compopt +o default";
        return "        " + String.join(" | ", option.names()) + ") " + words + " ;;\n";
    }

    /** A line for each name, as {@code _arguments} wants it. */
    private static String zsh(Declaration option) {
        String action =
                isChoice(option) ? "(" + option.label().replace('|', ' ') + ")" : isFile(option) ? "_files" : "";
        String value = ":" + zshQuoted(option.label(), ":") + ":" + action;
        if (option.isOperand()) {
            // Something has to be there: without an action zsh offers no option either.
            String operand = option.label().equals("DOMAIN") ? "_hosts" : "_files";
            return "        '*:" + zshQuoted(option.label(), ":") + ":" + operand + "' \\\n";
        }
        StringBuilder lines = new StringBuilder();
        for (String name : option.names()) {
            String equals = option.takesValue() && name.startsWith("--") ? "=" : "";
            lines.append("        '")
                    .append(option.isRepeatable() ? "*" : "")
                    .append(name + equals)
                    .append("[" + zshQuoted(option.text(), "[]") + "]")
                    .append(option.takesValue() ? value : "")
                    .append("' \\\n");
        }
        return lines.toString();
    }

    private static String zshQuoted(String text, String special) {
        StringBuilder quoted = new StringBuilder();
        for (char c : text.toCharArray()) {
            quoted.append(special.indexOf(c) >= 0 ? "\\" : "").append(c);
        }
        return quoted.toString().replace("'", "'\\''");
    }

    private static boolean isFile(Declaration option) {
        return option.label().matches("(FILE|DIR)(\\|-)?");
    }

    /** {@link Options#choice} writes its words into the label; what is not to be typed has capitals. */
    private static boolean isChoice(Declaration option) {
        return option.label().matches("[a-z0-9.-]+(\\|[a-z0-9.-]+)+");
    }
}

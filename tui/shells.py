"""Completion in shells: the scripts ask `bdwatch completion next` for what may follow."""

from collections.abc import Mapping

SCRIPTS: Mapping[str, str] = {
    "bash": """\
# eval "$(bdwatch completion bash)"
_bdwatch() {
    local line IFS=$'\\n'
    COMPREPLY=()
    for line in $("$1" completion next --line "${COMP_LINE:0:COMP_POINT}" 2>/dev/null); do
        if [[ $line == ':files' ]]; then
            compopt -o filenames
            COMPREPLY+=($(compgen -f -- "$2"))
        else
            COMPREPLY+=("${line%%$'\\t'*}")
        fi
    done
    if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *: ]]; then
        compopt -o nospace
        # Two that begin alike keep bash from closing the quote: a value is still to come.
        [[ ${COMP_WORDS[COMP_CWORD]} == [\\'\\"]* ]] && COMPREPLY+=("${COMPREPLY[0]} ")
    fi
    return 0
}
complete -F _bdwatch bdwatch
""",
    "zsh": """\
#compdef bdwatch
# eval "$(bdwatch completion zsh)"
_bdwatch() {
    local line value note
    local -a values notes open open_notes typed
    # The word at the cursor may have a quote that is still open: PREFIX is without it.
    typed=("${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}")
    for line in "${(@f)$(${(Q)words[1]} completion next "${(@)typed/#/:}" 2>/dev/null)}"; do
        value=${line%%$'\\t'*}
        note=${line#$value}
        note="$value  ${note#$'\\t'}"
        if [[ $line == ':files' ]]; then
            [[ $PREFIX == --*=* ]] && compset -P '*='
            _files
        elif [[ $value == *: ]]; then
            open+=("$value"); open_notes+=("$note")
        elif [[ -n $value ]]; then
            values+=("$value"); notes+=("$note")
        fi
    done
    (( $#open )) && compadd -l -S '' -d open_notes -a open
    (( $#values )) && compadd -l -d notes -a values
}
compdef _bdwatch bdwatch
""",
    "fish": """\
# bdwatch completion fish | source
function __bdwatch_next
    set -l words (commandline -opc)
    set -l typed (commandline -ct)
    # A quote may still be open: closed, the word can be read.
    for quote in '' \\' \\"
        set -l whole (string unescape -- "$typed$quote")
        and set typed $whole
        and break
    end
    for line in ($words[1] completion next :$words[2..] ":$typed" 2>/dev/null)
        if test "$line" = ':files'
            __fish_complete_path "$typed"
        else
            echo $line
        end
    end
end
complete -c bdwatch -f -a '(__bdwatch_next)'
""",
}
"""The script of each shell; `:files` in an answer stands for the names of files.

The words of a question have a `:` before them, so that none of them is taken for an option.
"""

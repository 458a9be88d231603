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
    local line value
    local -a values notes open open_notes typed
    typed=("${(@Q)words[2,CURRENT]}")
    for line in "${(@f)$(${(Q)words[1]} completion next -- "${typed[@]}" 2>/dev/null)}"; do
        value=${line%%$'\\t'*}
        if [[ $line == ':files' ]]; then
            _files
        elif [[ $value == *: ]]; then
            open+=("$value"); open_notes+=("$value  ${line#*$'\\t'}")
        elif [[ -n $value ]]; then
            values+=("$value"); notes+=("$value  ${line#*$'\\t'}")
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
    for line in ($words[1] completion next -- $words[2..] (commandline -ct) 2>/dev/null)
        if test "$line" = ':files'
            __fish_complete_path (commandline -ct)
        else
            echo $line
        end
    end
end
complete -c bdwatch -f -a '(__bdwatch_next)'
""",
}
"""The script of each shell; `:files` in an answer stands for the names of files."""

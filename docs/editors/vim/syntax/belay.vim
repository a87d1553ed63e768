" Vim syntax file
" Language: Belay upgrade plans (*.belay)

if exists('b:current_syntax')
  finish
endif

" Commands are shell. What the shell's own file sets is taken back where it is not for this one.
let s:saved_iskeyword = &l:iskeyword
syntax include @belayShell syntax/sh.vim
unlet! b:current_syntax
let &l:iskeyword = s:saved_iskeyword
unlet s:saved_iskeyword

syntax iskeyword @,48-57,_,-
syntax case match

" Words of the language. Verbs and settings are words only where a statement begins.
syntax keyword belayKeyword edition import plan param secret env let cluster nodes addon component store entry require file action procedure stage parallel for in when else within at rollback restore
syntax keyword belayKeyword to from as by see about on using is not empty matches fails may be up every while unneeded recover otherwise and or
syntax keyword belayConstant true false none
syntax match belayVerb /\%(^\|{\)\@1<=\s\{,40}\zs\<\%(backup\|restore\|create\|upgrade\|downgrade\|delete\|migrate\|apply\|edit\|scale\|drain\|route\|check\|verify\|wait\|approve\|manual\|notify\|run\)\>\%([.-]\)\@!/
syntax match belaySetting /\%(^\|{\)\@1<=\s\{,40}\zs\<\%(skip_if\|exit\|retry\|timeout\|estimate\|rerun\|note\|recover\|effects\|needs\)\>\%([.-]\)\@!/

" Names.
syntax match belayReference /\<\h[0-9A-Za-z_-]*\%(\.\h[0-9A-Za-z_-]*\)\+/
syntax match belayKey /\<\h[0-9A-Za-z_-]*\ze\s*=\%(=\)\@!/
syntax match belayType /:\s*\zs\h[0-9A-Za-z_-]*/
syntax match belayName /\%(\<\%(plan\|param\|secret\|env\|let\|cluster\|nodes\|addon\|component\|store\|entry\|file\|procedure\|stage\)\s\+\)\@40<=\h[0-9A-Za-z_-]*/

" Values.
syntax match belayNumber /\<\d\+\>/
syntax match belayNumber /\<\%(\d\+[smhd]\)\+\>/
syntax match belayVersion /\<v\?\d\+\%(\.\d\+\)\+\%([-+.~][0-9A-Za-z]\+\)*/
syntax match belayOperator /->\|[<>=!]=\|[=<>?]/
syntax match belayBlank /<\a[^<>"`]*>\|??\+/
syntax match belayBlank /\<v\?\d\+\%(\.\d\+\)*\.[xXyYzZ]\+\%(\.\%(\d\+\|[xXyYzZ]\+\)\)*\>/
syntax match belayBlank /\<v\?[xXyYzZ]\+\%(\.\%(\d\+\|[xXyYzZ]\+\)\)\+\>/
syntax match belayEscape /\\./ contained
syntax match belayInterpolation /${[^}"]*}/ contained
syntax region belayString start=/"/ skip=/\\./ end=/"/ oneline contains=belayEscape,belayInterpolation

" A command on one line, and fences: they end with a line that begins with as many backticks. Shell does not reach beyond either.
syntax region belayCommand matchgroup=belayFence start=/`/ end=/`/ oneline keepend contains=@belayShell
syntax region belayBlock matchgroup=belayFence start=/\z(`\{3,}\)\%(bash\|sh\)\?\s*$/ end=/^\s*\z1`*/ keepend contains=@belayShell
syntax region belayText matchgroup=belayFence start=/\z(`\{3,}\)\%(bash\s*$\|sh\s*$\)\@![0-9A-Za-z_+-]\+\s*$/ end=/^\s*\z1`*/ keepend

syntax match belayComment /#.*$/ contains=@Spell

syntax sync minlines=200

highlight default link belayKeyword Keyword
highlight default link belayVerb Statement
highlight default link belaySetting Statement
highlight default link belayConstant Constant
highlight default link belayReference Identifier
highlight default link belayKey Identifier
highlight default link belayType Type
highlight default link belayName Type
highlight default link belayNumber Number
highlight default link belayVersion Number
highlight default link belayOperator Operator
highlight default link belayBlank Error
highlight default link belayString String
highlight default link belayEscape SpecialChar
highlight default link belayInterpolation Special
highlight default link belayFence Delimiter
highlight default link belayText String
highlight default link belayComment Comment

let b:current_syntax = 'belay'

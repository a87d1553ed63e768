autocmd BufNewFile,BufRead *.belay setfiletype belay

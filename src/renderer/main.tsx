document.title = 'Kết Luận'

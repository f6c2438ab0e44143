import t from 'tap'
import { placeWords } from './format.js'

t.test('a place and the whole have one form and one length', async (t) => {
  t.same(placeWords(3.21, 20), [' 3.2 s', '20.0 s'])
  t.same(placeWords(62, 760), [' 1:02', '12:40'])
  t.same(placeWords(100, 100), ['1:40', '1:40'])
})

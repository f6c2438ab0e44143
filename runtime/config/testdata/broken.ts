export default { type: 'broken' }

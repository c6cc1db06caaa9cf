export const recommend = async () => ({})

/** The engine's generator in Python: `Random(seed)` with `next()` and `normal()`, the same numbers. */
export const SEEDED_RANDOM = `class Random:
    """xoshiro128** seeded by splitmix32, so that every run draws the same numbers."""

    def __init__(self, seed: int) -> None:
        self.state = []
        mix = (seed ^ ((seed >> 32) * 0x85EBCA6B)) & 0xFFFFFFFF
        for _ in range(4):
            mix = (mix + 0x9E3779B9) & 0xFFFFFFFF
            z = ((mix ^ (mix >> 16)) * 0x21F0AAAD) & 0xFFFFFFFF
            z = ((z ^ (z >> 15)) * 0x735A2D97) & 0xFFFFFFFF
            self.state.append(z ^ (z >> 15))

    def word(self) -> int:
        a, b, c, d = self.state
        product = (b * 5) & 0xFFFFFFFF
        result = (((product << 7) | (product >> 25)) & 0xFFFFFFFF) * 9 & 0xFFFFFFFF
        c ^= a
        d ^= b
        self.state = [a ^ d, b ^ c, c ^ (b << 9) & 0xFFFFFFFF, ((d << 11) | (d >> 21)) & 0xFFFFFFFF]
        return result

    def next(self) -> float:
        return ((self.word() >> 5) * 2**26 + (self.word() >> 6)) * 2.0**-53

    def normal(self) -> float:
        radius = math.sqrt(-2 * math.log(1 - self.next()))
        return radius * math.cos(2 * math.pi * self.next())
`;

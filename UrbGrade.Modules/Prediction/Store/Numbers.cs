using System.Runtime.InteropServices;

namespace UrbGrade.Modules.Prediction.Store;

/// <summary>Numbers as they are stored: four bytes each, little-endian IEEE 754, seven digits; NaN where missing.</summary>
internal static class Numbers
{
    public static byte[] Pack(ReadOnlySpan<double> numbers)
    {
        var packed = new float[numbers.Length];
        for (var i = 0; i < packed.Length; i++)
        {
            packed[i] = (float)numbers[i];
        }

        return MemoryMarshal.AsBytes(packed.AsSpan()).ToArray();
    }

    public static double[] Unpack(byte[] packed)
    {
        var numbers = new double[packed.Length / sizeof(float)];
        var read = MemoryMarshal.Cast<byte, float>(packed);
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = read[i];
        }

        return numbers;
    }
}

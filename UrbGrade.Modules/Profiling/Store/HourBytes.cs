using System.Runtime.InteropServices;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace UrbGrade.Modules.Profiling.Store;

/// <summary>Keeps a row of values as bytes, four each: seven digits are more than a meter has.</summary>
internal static class HourBytes
{
    public static void AsBytes(this PropertyBuilder<float[]> values) => values.HasConversion(
        array => Bytes(array), stored => Values(stored), new ValueComparer<float[]>((one, other) => AreSame(one, other), array => array.Length, array => array));

    private static byte[] Bytes(float[] array) => MemoryMarshal.AsBytes(array.AsSpan()).ToArray();

    private static float[] Values(byte[] stored) => MemoryMarshal.Cast<byte, float>(stored).ToArray();

    private static bool AreSame(float[]? one, float[]? other) => one.AsSpan().SequenceEqual(other);
}

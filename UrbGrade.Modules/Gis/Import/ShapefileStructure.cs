using System.Buffers.Binary;
using UrbGrade.Bus.Contracts.Dashboard;

namespace UrbGrade.Modules.Gis.Import;

/// <summary>Checks that a shapefile is whole before it is read: the reader trusts the lengths that stand in it, and may never come to an end of one
/// that is cut off (ESRI Shapefile Technical Description, 1998, tables 1 to 10; dBASE III).</summary>
internal static class ShapefileStructure
{
    private const int HeadBytes = 100;
    private const int RecordHeadBytes = 8;
    private const int FileCode = 9994;

    /// <summary>What is broken; null when nothing is.</summary>
    public static Refusal? Broken(ReadOnlySpan<byte> shapes, ReadOnlySpan<byte> table)
    {
        if (shapes.Length < HeadBytes || BinaryPrimitives.ReadInt32BigEndian(shapes) != FileCode)
        {
            return NoBegin(".shp");
        }

        var length = 2L * BinaryPrimitives.ReadInt32BigEndian(shapes[24..]);
        if (length < HeadBytes || length > shapes.Length)
        {
            return new Refusal("Import.ShapeBytes", $"its .shp has {shapes.Length} bytes, and {length} by its head");
        }

        var count = 0;
        for (var at = HeadBytes; at < length; count++)
        {
            if (at + RecordHeadBytes > length)
            {
                return new Refusal("Import.FeatureCut", $"feature {count + 1} is cut off");
            }

            var content = 2L * BinaryPrimitives.ReadInt32BigEndian(shapes[(at + 4)..]);
            if (content < 4 || at + RecordHeadBytes + content > length || !IsWhole(shapes.Slice(at + RecordHeadBytes, (int)content)))
            {
                return new Refusal("Import.FeatureCut", $"feature {count + 1} is cut off");
            }

            at += RecordHeadBytes + (int)content;
        }

        return BrokenTable(table, count);
    }

    private static Refusal? BrokenTable(ReadOnlySpan<byte> table, int count)
    {
        if (table.Length < 32)
        {
            return NoBegin(".dbf");
        }

        var rows = BinaryPrimitives.ReadInt32LittleEndian(table[4..]);
        var head = BinaryPrimitives.ReadUInt16LittleEndian(table[8..]);
        var row = BinaryPrimitives.ReadUInt16LittleEndian(table[10..]);
        if (rows != count)
        {
            return new Refusal("Import.ShapeRows", $"its .shp has {count} features, and its .dbf {rows}");
        }

        return row == 0 || head + ((long)rows * row) > table.Length ? new Refusal("Import.TableCut", $"its .dbf is cut off") : null;
    }

    private static Refusal NoBegin(string part) => new Refusal("Import.PartBegin", $"its {part} does not begin as one");

    /// <summary>Whether a shape has the points that it says it has.</summary>
    private static bool IsWhole(ReadOnlySpan<byte> shape)
    {
        var kind = BinaryPrimitives.ReadInt32LittleEndian(shape);
        return (kind % 10) switch
        {
            0 => true,
            1 => shape.Length >= 20,
            3 or 5 => shape.Length >= 44 && Fits(shape.Length - 44, BinaryPrimitives.ReadInt32LittleEndian(shape[36..]), BinaryPrimitives.ReadInt32LittleEndian(shape[40..])),
            8 => shape.Length >= 40 && Fits(shape.Length - 40, parts: 0, BinaryPrimitives.ReadInt32LittleEndian(shape[36..])),
            _ => false,
        };
    }

    private static bool Fits(int bytes, int parts, int points) => parts >= 0 && points >= 0 && (4L * parts) + (16L * points) <= bytes;
}

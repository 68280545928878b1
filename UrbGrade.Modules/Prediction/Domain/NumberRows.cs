namespace UrbGrade.Modules.Prediction.Domain;

/// <summary>Writes and reads rows of numbers with their length.</summary>
internal static class NumberRows
{
    public static void WriteNumbers(this BinaryWriter into, double[] numbers)
    {
        into.Write(numbers.Length);
        foreach (var number in numbers)
        {
            into.Write(number);
        }
    }

    public static double[] ReadNumbers(this BinaryReader from)
    {
        var numbers = new double[from.ReadInt32()];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = from.ReadDouble();
        }

        return numbers;
    }
}

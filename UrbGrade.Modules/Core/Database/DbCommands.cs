using System.Data.Common;
using UrbGrade.Bus.Contracts;

namespace UrbGrade.Modules.Core.Database;

/// <summary>What every question in SQL needs.</summary>
internal static class DbCommands
{
    /// <summary>Adds a parameter with its value.</summary>
    public static void AddParameter(this DbCommand command, string name, object value)
    {
        UnstorableTextException.ThrowIfUnstorable(value);
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>Gives the parameters their values, in the order in which they were added; null is the database's.</summary>
    /// <returns>The same command.</returns>
    public static DbCommand Fill(this DbCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            UnstorableTextException.ThrowIfUnstorable(values[i]);
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}

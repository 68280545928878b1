using MySqlConnector;
using NodaTime;
using UrbGrade.Gateway.Collect;
using UrbGrade.Gateway.Compose;

namespace UrbGrade.Gateway.Simulation;

/// <summary>
/// The utility's database of hourly curves, as far as the gateway of Barcelona reads it: a row for each supply point and
/// hour. A corrected hour takes the place of the one before it, under a higher number, so that readers find it.
/// </summary>
/// <param name="connection">Of a user who may make tables in the database.</param>
internal sealed class UtilityDatabase(string connection, SiteCalendar calendar)
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS curve (
            change_no BIGINT AUTO_INCREMENT PRIMARY KEY,
            cups VARCHAR(22) NOT NULL,
            starts_at DATETIME NOT NULL COMMENT 'UTC',
            kwh DECIMAL(12,3) NULL,
            method CHAR(1) NOT NULL COMMENT 'R read, E estimated',
            UNIQUE KEY curve_of_hour (cups, starts_at)) ENGINE=InnoDB;
        CREATE TABLE IF NOT EXISTS loaded (day DATE PRIMARY KEY) ENGINE=InnoDB
        """;

    /// <summary>Adds what is new on the morning after a day, once however often it is asked to.</summary>
    /// <exception cref="MySqlException">The server cannot be reached, or refuses.</exception>
    public async Task AddAsync(LocalDate day, IReadOnlyList<BarcelonaDrop.EnergyRow> rows, CancellationToken cancellation)
    {
        await using var database = new MySqlConnection(connection);
        await database.OpenAsync(cancellation);
        await using (var tables = new MySqlCommand(Tables, database))
            await tables.ExecuteNonQueryAsync(cancellation);
        await using var transaction = await database.BeginTransactionAsync(cancellation);
        await using var loaded = new MySqlCommand("INSERT IGNORE INTO loaded (day) VALUES (@day)", database, transaction);
        loaded.Parameters.AddWithValue("@day", day.ToDateTimeUnspecified());
        if (await loaded.ExecuteNonQueryAsync(cancellation) == 0)
            return;
        await using var command = new MySqlCommand { Connection = database, Transaction = transaction };
        foreach (var part in rows.Chunk(1000))
        {
            Fill(command, part);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private void Fill(MySqlCommand command, BarcelonaDrop.EnergyRow[] rows)
    {
        var values = rows.Select((_, row) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"(@c{row},@s{row},@k{row},@m{row})"));
        command.CommandText = $"REPLACE INTO curve (cups, starts_at, kwh, method) VALUES {string.Join(',', values)}";
        command.Parameters.Clear();
        for (var row = 0; row < rows.Length; row++)
        {
            command.Parameters.AddWithValue($"@c{row}", rows[row].Cups);
            command.Parameters.AddWithValue($"@s{row}", (calendar.IntervalOf(rows[row].Day).Start + Duration.FromHours(rows[row].Hour - 1)).ToDateTimeUtc());

            // What is damaged in an export is no number in a database either.
            command.Parameters.AddWithValue($"@k{row}", DecimalText.TryParse(rows[row].Value, ',', null, out var kwh) ? kwh : null);
            command.Parameters.AddWithValue($"@m{row}", rows[row].Estimated ? "E" : "R");
        }
    }
}

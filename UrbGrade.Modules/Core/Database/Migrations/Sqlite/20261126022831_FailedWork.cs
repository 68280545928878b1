using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace UrbGrade.Modules.Core.Database.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FailedWork : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RetryId",
                table: "WorkItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FailureNotes",
                columns: table => new
                {
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    GroupId = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenBy = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FailureNotes", x => new { x.TenantId, x.GroupId });
                });

            migrationBuilder.CreateTable(
                name: "WorkRetries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", nullable: false),
                    TenantId = table.Column<int>(type: "INTEGER", nullable: false),
                    Contracts = table.Column<string>(type: "TEXT", nullable: false),
                    Items = table.Column<int>(type: "INTEGER", nullable: false),
                    PerSecond = table.Column<double>(type: "REAL", nullable: true),
                    RequestedBy = table.Column<string>(type: "TEXT", nullable: false),
                    RequestedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkRetries", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_RetryId",
                table: "WorkItems",
                column: "RetryId",
                filter: "\"RetryId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_WorkRetries_RequestedAt",
                table: "WorkRetries",
                column: "RequestedAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FailureNotes");

            migrationBuilder.DropTable(
                name: "WorkRetries");

            migrationBuilder.DropIndex(
                name: "IX_WorkItems_RetryId",
                table: "WorkItems");

            migrationBuilder.DropColumn(
                name: "RetryId",
                table: "WorkItems");
        }
    }
}

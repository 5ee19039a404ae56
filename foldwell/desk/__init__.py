"""The front desk: office files go to the clinic's printer."""
